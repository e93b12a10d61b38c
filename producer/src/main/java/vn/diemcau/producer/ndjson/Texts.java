package vn.diemcau.producer.ndjson;

import java.text.Normalizer;

/** The rules for texts: Unicode NFC, white space, and what may be shown to people. */
final class Texts {
    private static final int SHOWN = 60;

    private Texts() {}

    /** The text in NFC; texts without combining marks are in NFC and are not looked at twice. */
    static String nfc(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u0300') {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** Whether a code point is white space for Unicode, the no-break spaces included. */
    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == '\u0085';
    }

    /** Whether there is nothing but white space. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Texts::isSpace);
    }

    /** The text without white space at either end. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * The text in NFC, or null, with a fault, where the value is not a text or one that cannot be stored: half a surrogate
     * pair has no UTF-8 form, and PostgreSQL takes no U+0000.
     */
    static String read(String field, Value value, String example, Faults faults) {
        if (!(value instanceof Value.Text text)) {
            faults.add(field, "takes " + example + ", not " + value.what());
            return null;
        }
        String unusable = unusable(text.text());
        if (unusable != null) {
            faults.add(field, "holds " + unusable + ", which no text may contain");
            return null;
        }
        return nfc(text.text());
    }

    private static String unusable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "the character U+0000";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "half of a surrogate pair";
            }
        }
        return null;
    }

    /** The text in quotes, cut to {@value #SHOWN} characters, without anything that a terminal would execute. */
    static String quote(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return "'" + printable(text) + "'";
        }
        return "'" + printable(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "…'";
    }

    /** The text with control and format characters escaped, at most a few hundred characters of it. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < 5 * SHOWN; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                shown.append(c).append(text.charAt(++i));
            } else if (hidden(c)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static boolean hidden(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
