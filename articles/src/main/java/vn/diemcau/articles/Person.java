package vn.diemcau.articles;

/**
 * Somebody named in the text, with what the text gives as position there.
 *
 * @param name in full, without honorific, as the fullest mention on the page spells it
 * @param span of the name
 * @param whole of the name with honorific and position
 * @param position as printed; null where none stands beside the name
 */
record Person(String name, Span span, Span whole, Span positionSpan, String position) {
    String lastSyllable() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
