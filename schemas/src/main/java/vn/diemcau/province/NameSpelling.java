package vn.diemcau.province;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The spelling of a text, without differences that do not matter: case, Unicode form, separators, invisible characters,
 * and on which vowel of a cluster the tone stands ({@code hoà}, {@code hòa}).
 *
 * @param marked the syllables with their diacritics, decomposed, each tone behind its cluster of vowels
 * @param bare the same syllables without diacritics, {@code đ} as {@code d}
 */
record NameSpelling(List<String> marked, List<String> bare) {
    NameSpelling {
        marked = List.copyOf(marked);
        bare = List.copyOf(bare);
    }

    static NameSpelling of(String text) {
        SyllableReader syllables = new SyllableReader();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(syllables::read);
        return syllables.end();
    }

    /** Whether the text has any diacritic; without one it may be a name typed on a plain keyboard. */
    boolean hasMarks() {
        return !marked.equals(bare);
    }

    String markedKey() {
        return String.join(" ", marked);
    }

    String bareKey() {
        return String.join(" ", bare);
    }

    /** The bare letters without spaces, for the edit distance. */
    String letters() {
        return String.join("", bare);
    }

    int size() {
        return bare.size();
    }

    /** The spelling from a syllable on. */
    NameSpelling from(int start) {
        return part(start, size());
    }

    /** The syllables from {@code start} up to but not including {@code end}. */
    NameSpelling part(int start, int end) {
        return new NameSpelling(marked.subList(start, end), bare.subList(start, end));
    }
}
