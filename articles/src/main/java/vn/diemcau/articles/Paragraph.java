package vn.diemcau.articles;

/** A line of a page that is not blank. */
record Paragraph(int index, Span span, Role role) {
    Paragraph as(Role other) {
        return new Paragraph(index, span, other);
    }
}
