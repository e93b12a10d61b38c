package vn.diemcau.cli.report;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The order of the Vietnamese alphabet: Đ is a letter after D, Ă and Â after A; the tones are ngang, huyền, hỏi, ngã,
 * sắc, nặng. As in dictionaries, syllable by syllable: Bà Rịa comes before Bạc Liêu, although R comes after C.
 */
final class VietnameseOrder {
    private static final Pattern BETWEEN_SYLLABLES = Pattern.compile("[\\s\\p{Pd}]+");

    private final Collator collator = Collator.getInstance(new Locale("vi"));

    private VietnameseOrder() {
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    }

    /** Compares texts; not for use by several threads at once. */
    static Comparator<String> comparator() {
        Comparator<String> bySyllables = new VietnameseOrder()::compare;
        return bySyllables.thenComparing(Comparator.naturalOrder());
    }

    private int compare(String one, String other) {
        String[] syllables = syllables(one);
        String[] others = syllables(other);
        for (int i = 0; i < Math.min(syllables.length, others.length); i++) {
            int order = collator.compare(syllables[i], others[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(syllables.length, others.length);
    }

    private static String[] syllables(String text) {
        return BETWEEN_SYLLABLES.split(
                Normalizer.normalize(text, Normalizer.Form.NFC).strip());
    }
}
