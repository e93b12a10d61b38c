package vn.diemcau.articles;

import java.util.regex.Matcher;

/**
 * A search for an expression in a text: as a {@link Matcher}, but one that does no work where nothing can be found. One search
 * either finds or looks at, not one after the other.
 */
final class Search {
    private final Expression expression;
    private final String text;
    private int from;
    private int to;
    private boolean transparent;
    private int next;
    private Matcher matcher;
    /** Whether the matcher goes on by itself. */
    private boolean begun;

    Search(Expression expression, String text) {
        this.expression = expression;
        this.text = text;
        this.to = text.length();
    }

    /** Searches a stretch only. */
    Search region(int start, int end) {
        from = start;
        to = end;
        next = start;
        begun = false;
        return this;
    }

    /** Whether what stands before and behind the stretch is seen. */
    Search useTransparentBounds(boolean sees) {
        transparent = sees;
        return this;
    }

    boolean find() {
        boolean whole = from == 0 && to == text.length();
        if (!expression.skips(whole, transparent)) {
            if (!begun) {
                tried(from, transparent, true);
                begun = true;
            }
            return matcher.find();
        }
        for (int at = expression.next(text, next, to); at < to; at = expression.next(text, at + 1, to)) {
            boolean anchoring = at == from || !expression.anchored();
            if (tried(at, whole || transparent, anchoring).lookingAt()) {
                next = matcher.end();
                return true;
            }
        }
        next = to;
        return false;
    }

    boolean lookingAt() {
        return expression.mayBegin(text, from, to)
                && tried(from, transparent, true).lookingAt();
    }

    boolean matches() {
        return expression.mayBegin(text, from, to)
                && tried(from, transparent, true).matches();
    }

    /** The matcher, made when it is needed. */
    private Matcher tried(int at, boolean seesAround, boolean anchoring) {
        matcher = matcher == null ? expression.plain(text) : matcher;
        return matcher.region(at, to).useTransparentBounds(seesAround).useAnchoringBounds(anchoring);
    }

    int start() {
        return matcher.start();
    }

    int start(String group) {
        return matcher.start(group);
    }

    int start(int group) {
        return matcher.start(group);
    }

    int end() {
        return matcher.end();
    }

    int end(String group) {
        return matcher.end(group);
    }

    int end(int group) {
        return matcher.end(group);
    }

    String group() {
        return matcher.group();
    }

    String group(String group) {
        return matcher.group(group);
    }

    String group(int group) {
        return matcher.group(group);
    }
}
