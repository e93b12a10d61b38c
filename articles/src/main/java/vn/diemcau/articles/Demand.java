package vn.diemcau.articles;

/**
 * A clause that demands something.
 *
 * @param span of the demand itself
 * @param clause of the whole clause
 */
record Demand(Span span, Span clause) {}
