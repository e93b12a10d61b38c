package vn.diemcau.articles;

/**
 * A page as the other stages see it.
 *
 * @param text in NFC, no invisible characters, single blanks, lines ending in {@code \n}, no mark-up
 * @param key the same in one spelling ({@link Spelling}); same length
 * @param origins for each character of the text the index of the character that it comes from, in the page as decoded
 */
record Page(String text, String key, int[] origins) {
    static Page of(String text, int[] origins) {
        return new Page(text, Spelling.key(text), origins);
    }

    String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    String key(Span span) {
        return key.substring(span.start(), span.end());
    }
}
