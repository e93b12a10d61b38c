package vn.diemcau.articles;

/**
 * A document that a report names.
 *
 * @param name number or name, as summaries show it
 * @param key tells whether two mentions are of one document
 */
record NamedDocument(Span span, String name, String key) {}
