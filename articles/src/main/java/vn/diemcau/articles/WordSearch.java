package vn.diemcau.articles;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether one of some expressions is found in a text, as whole words. It finds what the pattern of {@link Cues#whole} finds, but
 * tries only where a word begins, and with a character that may come first.
 */
final class WordSearch {
    static final WordSearch NOTHING = new WordSearch(Pattern.compile("(?!)"), Set.of());

    private final Pattern pattern;
    private final BitSet first = new BitSet();

    /**
     * @param pattern of {@link #from}
     * @param first the characters that a match may begin with; empty where that is not known
     */
    WordSearch(Pattern pattern, Set<Character> first) {
        this.pattern = pattern;
        first.forEach(this.first::set);
    }

    /** What matches where a word begins. */
    static String from(String expression) {
        return "(?:" + Alternatives.grouped(expression) + ")(?![\\p{L}\\p{N}])";
    }

    boolean in(String text) {
        Matcher matcher = null;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!within && (first.isEmpty() || first.get(letter))) {
                matcher = matcher == null
                        ? pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false)
                        : matcher;
                if (matcher.region(i, text.length()).lookingAt()) {
                    return true;
                }
            }
            within = Character.isLetterOrDigit(letter);
        }
        return false;
    }
}
