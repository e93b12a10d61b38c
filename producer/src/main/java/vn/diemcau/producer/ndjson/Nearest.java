package vn.diemcau.producer.ndjson;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import vn.diemcau.province.EditDistance;

/** Finds the intended name for a misspelt one. */
final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The candidate with the fewest slips (a letter too many, too few, wrong, or two swapped) from the text, where these
     * are at most a third of its letters; case and separators count for nothing.
     */
    static Optional<String> to(String text, Collection<String> candidates) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = letters(text);
        int least = Math.max(1, wanted.length() / 3) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            int slips = EditDistance.between(wanted, letters(candidate));
            if (slips < least) {
                least = slips;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
