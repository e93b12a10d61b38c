package vn.diemcau.articles;

/**
 * A stretch of a page's text.
 *
 * @param start index of its first character
 * @param end index behind its last character
 */
record Span(int start, int end) {
    boolean contains(int index) {
        return index >= start && index < end;
    }

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The stretch between two others. */
    static Span from(int after, int before) {
        return new Span(after, before);
    }

    int length() {
        return end - start;
    }
}
