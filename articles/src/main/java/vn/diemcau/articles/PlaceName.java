package vn.diemcau.articles;

/**
 * A province's name in the text.
 *
 * @param code of the province
 * @param owned whether it belongs to the name of something else: an office, a newspaper
 */
record PlaceName(Span span, String code, boolean owned) {}
