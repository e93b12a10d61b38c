package vn.diemcau.province;

import java.util.ArrayList;
import java.util.List;

/** Reads the characters of a decomposed lower-case text into the syllables of a {@link NameSpelling}. */
final class SyllableReader {
    /** Circumflex, breve, horn: they make another letter and stay where they are. */
    private static final String QUALITIES = "\u0302\u0306\u031B";

    /** Grave, acute, tilde, hook above, dot below: they belong to the syllable, whichever vowel they stand on. */
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private static final String VOWELS = "aeiouy";

    /** What may stand between syllables, beside white space, dashes, brackets and quotation marks. */
    private static final String SEPARATORS = ".,;:/&_'\"\u2212\u00B7\u2022";

    private final List<String> marked = new ArrayList<>();
    private final List<String> bare = new ArrayList<>();
    private final StringBuilder markedSyllable = new StringBuilder();
    private final StringBuilder bareSyllable = new StringBuilder();
    private final StringBuilder pendingTones = new StringBuilder();

    void read(int character) {
        if (isInvisible(character)) {
            return;
        }
        if (isSeparator(character)) {
            endSyllable();
        } else if (isMark(character)) {
            readMark(character);
        } else {
            readLetter(character);
        }
    }

    /** The spelling of all that was read. */
    NameSpelling end() {
        endSyllable();
        return new NameSpelling(marked, bare);
    }

    private void endSyllable() {
        endCluster();
        if (!markedSyllable.isEmpty()) {
            marked.add(markedSyllable.toString());
            bare.add(bareSyllable.toString());
            markedSyllable.setLength(0);
            bareSyllable.setLength(0);
        }
    }

    private void readMark(int mark) {
        // Keyboards without a breve offer the caron instead.
        int meant = mark == '\u030C' ? '\u0306' : mark;
        if (TONES.indexOf(meant) >= 0) {
            pendingTones.appendCodePoint(meant);
        } else if (QUALITIES.indexOf(meant) < 0 || !lastLetterHas(meant)) {
            markedSyllable.appendCodePoint(meant);
        }
    }

    private void readLetter(int letter) {
        if (VOWELS.indexOf(letter) < 0) {
            endCluster();
        }
        // Eth and the African d look like the Vietnamese letter, and some keyboards produce them instead.
        boolean stroked = letter == 'đ' || letter == 'ð' || letter == 'ɖ';
        markedSyllable.appendCodePoint(stroked ? 'đ' : letter);
        bareSyllable.appendCodePoint(stroked ? 'd' : letter);
    }

    private void endCluster() {
        markedSyllable.append(pendingTones);
        pendingTones.setLength(0);
    }

    private boolean lastLetterHas(int mark) {
        return markedSyllable.indexOf(Character.toString(mark), lastLetter()) >= 0;
    }

    private int lastLetter() {
        int last = markedSyllable.length() - 1;
        while (last > 0 && isMark(markedSyllable.charAt(last))) {
            last--;
        }
        return Math.max(last, 0);
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** Format characters, the grapheme joiner and the variation selectors. */
    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || character == 0x034F
                || character >= 0xFE00 && character <= 0xFE0F;
    }

    private static boolean isSeparator(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> Character.isWhitespace(character) || SEPARATORS.indexOf(character) >= 0;
        };
    }
}
