package vn.diemcau.articles;

/** A sentence within a paragraph; numbered over the document. */
record Sentence(int index, Span span, Paragraph paragraph) {
    boolean firstOfParagraph() {
        return span.start() == paragraph.span().start();
    }
}
