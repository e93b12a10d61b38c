package vn.diemcau.articles;

/**
 * That a province took part.
 *
 * @param chair the names of those who led its site, joined with "; "; null where nobody is said to
 * @param shown where the report shows it
 */
record TakingPart(String province, String role, String chair, Span shown, Confidence confidence) {}
