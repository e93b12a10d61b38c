package vn.diemcau.articles;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that is looked for only where the text goes on as what it matches may begin ({@link Beginnings}). It finds
 * what a {@link Pattern} finds. Safe for many threads.
 */
final class Expression {
    private static final int BITS = 1 << 11;

    private final Pattern pattern;
    private final boolean known;
    private final boolean looksBehind;
    private final boolean anchored;
    private final boolean anchoredAtEnd;
    /** The first characters; no two letters of Vietnamese share a bit. */
    private final long[] first = new long[BITS / Long.SIZE];
    /** By the length of a beginning: those of that length by their hashes; null where there are none. */
    private final long[][] beginnings = new long[Beginnings.MOST + 1][];

    private Expression(String expression) {
        pattern = Pattern.compile(expression);
        Set<String> all = expression.contains("\\b") ? Set.of() : Beginnings.of(expression);
        known = !all.isEmpty();
        looksBehind = expression.contains("(?<=") || expression.contains("(?<!");
        String signs = expression.replaceAll("\\\\.|\\[\\^", "");
        anchored = signs.indexOf('^') >= 0;
        anchoredAtEnd = signs.indexOf('$') >= 0;
        for (String beginning : all) {
            set(first, beginning.charAt(0));
            int length = beginning.length();
            beginnings[length] = beginnings[length] == null ? new long[BITS / Long.SIZE] : beginnings[length];
            set(beginnings[length], beginning.chars().reduce(0, Expression::mix));
        }
    }

    static Expression of(String expression) {
        return new Expression(expression);
    }

    private static int mix(int hash, int next) {
        return (hash + next) * 0x9E3779B1 >>> 7;
    }

    private static void set(long[] bits, int hash) {
        bits[(hash & BITS - 1) / Long.SIZE] |= 1L << hash;
    }

    private static boolean get(long[] bits, int hash) {
        return (bits[(hash & BITS - 1) / Long.SIZE] & 1L << hash) != 0;
    }

    /** The expression itself, to build a greater one of. */
    String pattern() {
        return pattern.pattern();
    }

    /** A search in a text. */
    Search matcher(String text) {
        return new Search(this, text);
    }

    boolean in(String text) {
        return matcher(text).find();
    }

    /** A text with something else for what is found; {@code $1} is its first group. */
    String replaceAll(String text, String replacement) {
        return in(text) ? pattern.matcher(text).replaceAll(replacement) : text;
    }

    Matcher plain(String text) {
        return pattern.matcher(text);
    }

    /**
     * Whether each place may be tried by itself: what it finds there must not depend on where the search began.
     *
     * @param whole whether all of a text is searched
     * @param transparent whether it may look beyond the stretch that is searched
     */
    boolean skips(boolean whole, boolean transparent) {
        return known && (whole || !(anchored && anchoredAtEnd) && (transparent || !looksBehind));
    }

    /** Whether some of it matches at the beginning alone. */
    boolean anchored() {
        return anchored;
    }

    /** The next index from which on something may be found; the end where there is none. */
    int next(String text, int from, int end) {
        int at = from;
        while (at < end && !(get(first, text.charAt(at)) && begins(text, at, end))) {
            at++;
        }
        return at;
    }

    /** Whether something may be found at an index; where it says no there is nothing. */
    boolean mayBegin(String text, int at, int end) {
        return !known || begins(text, at, end);
    }

    private boolean begins(String text, int at, int end) {
        int hash = 0;
        for (int length = 1; length <= Beginnings.MOST && at + length <= end; length++) {
            hash = mix(hash, text.charAt(at + length - 1));
            if (beginnings[length] != null && get(beginnings[length], hash)) {
                return true;
            }
        }
        return false;
    }
}
