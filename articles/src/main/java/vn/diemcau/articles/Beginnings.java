package vn.diemcau.articles;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The beginnings of what a regular expression matches, up to three characters of each: a look at them before anything else spares
 * most of the work, for a cue begins at few places of a text. It knows the part of the syntax that vocabularies use.
 */
final class Beginnings {
    static final int MOST = 3;
    private static final int TOO_MANY = 4_000;
    private static final Set<String> DIGITS = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private final String expression;
    private int at;

    private Beginnings(String expression) {
        this.expression = expression;
    }

    /** The beginnings in their order; empty where nothing is known of one, so that every place must be tried. */
    static Set<String> of(String expression) {
        Beginnings beginnings = new Beginnings(expression);
        Taken taken = beginnings.alternatives();
        Set<String> all = new TreeSet<>(taken.closed);
        all.addAll(taken.open);
        boolean known = beginnings.at == expression.length() && !all.contains("") && all.size() < TOO_MANY;
        return known ? all : Set.of();
    }

    /**
     * What a part of an expression may take.
     *
     * @param open that is all, so that what the next part takes follows it
     * @param closed that is how it begins; what follows is not known, or of no interest
     */
    private record Taken(Set<String> open, Set<String> closed) {
        /** Something, nobody knows what. */
        static final Taken UNKNOWN = new Taken(Set.of(), Set.of(""));

        static final Taken NOTHING = new Taken(Set.of(""), Set.of());

        Taken then(Taken next) {
            Set<String> longer = new LinkedHashSet<>();
            Set<String> ended = new LinkedHashSet<>(closed);
            for (String beginning : open) {
                for (String more : next.open) {
                    String both = beginning + more;
                    boolean enough = both.length() >= MOST || longer.size() > TOO_MANY;
                    (enough ? ended : longer).add(cut(both));
                }
                next.closed.forEach(more -> ended.add(cut(beginning + more)));
            }
            return new Taken(longer, ended);
        }

        Taken or(Taken other) {
            Set<String> longer = new LinkedHashSet<>(open);
            longer.addAll(other.open);
            Set<String> ended = new LinkedHashSet<>(closed);
            ended.addAll(other.closed);
            return new Taken(longer, ended);
        }

        /** The same, perhaps several times. */
        Taken repeated() {
            return new Taken(Set.of(), or(new Taken(Set.of(), open)).closed);
        }

        private static String cut(String beginning) {
            return beginning.length() > MOST ? beginning.substring(0, MOST) : beginning;
        }
    }

    /** Reads alternatives up to the end of the group or of all. */
    private Taken alternatives() {
        Taken taken = sequence();
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            taken = taken.or(sequence());
        }
        return taken;
    }

    /** Reads one alternative as far as its beginning is of interest; the rest is only passed over. */
    private Taken sequence() {
        Taken taken = Taken.NOTHING;
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            if (taken.open.isEmpty()) {
                at = next(at);
            } else {
                taken = taken.then(quantified(item()));
            }
        }
        return taken;
    }

    /** Behind the character, class or group that begins at an index. */
    private int next(int index) {
        char c = expression.charAt(index);
        if (c == '[') {
            int i = index + 1;
            while (expression.charAt(i) != ']') {
                i += expression.charAt(i) == '\\' ? 2 : 1;
            }
            return i + 1;
        }
        if (c != '(') {
            return index + (c == '\\' ? 2 : 1);
        }
        int i = index + 1;
        while (expression.charAt(i) != ')') {
            i = next(i);
        }
        return i + 1;
    }

    private Taken quantified(Taken item) {
        char quantifier = at < expression.length() ? expression.charAt(at) : 0;
        if ("?*+{".indexOf(quantifier) < 0) {
            return item;
        }
        boolean none = quantifier == '?' || quantifier == '*' || expression.startsWith("{0", at);
        at = quantifier == '{' ? expression.indexOf('}', at) + 1 : at + 1;
        if (at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
            at++; // reluctant or possessive: that changes what is taken, not what may be
        }
        Taken times = quantifier == '?' ? item : item.repeated();
        return none ? times.or(Taken.NOTHING) : times;
    }

    private Taken item() {
        int from = at;
        char c = expression.charAt(from);
        if (c == '(') {
            return group();
        }
        at = next(from);
        return switch (c) {
            case '[' -> oneOf(expression.substring(from + 1, at - 1));
            case '\\' -> escaped(expression.charAt(from + 1));
            case '^', '$' -> Taken.NOTHING;
            case '.' -> Taken.UNKNOWN;
            default -> new Taken(Set.of(String.valueOf(c)), Set.of());
        };
    }

    private Taken escaped(char c) {
        if (c == 'd') {
            return new Taken(DIGITS, Set.of());
        }
        if (Character.toLowerCase(c) == 'p') {
            at = expression.indexOf('}', at) + 1;
        }
        return Character.isLetter(c) ? Taken.UNKNOWN : new Taken(Set.of(String.valueOf(c)), Set.of());
    }

    /** A class that lists its characters one by one. */
    private static Taken oneOf(String characters) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            boolean range = c == '-' && i > 0 && i + 1 < characters.length();
            if (range || "^[&".indexOf(c) >= 0) {
                return Taken.UNKNOWN;
            }
            if (c == '\\') {
                i++;
                char escaped = characters.charAt(i);
                if (escaped == 'd') {
                    all.addAll(DIGITS);
                    continue;
                }
                if (Character.isLetter(escaped)) {
                    return Taken.UNKNOWN;
                }
                c = escaped;
            }
            all.add(String.valueOf(c));
        }
        return new Taken(all, Set.of());
    }

    private Taken group() {
        if (List.of("(?=", "(?!", "(?<=", "(?<!").stream().anyMatch(look -> expression.startsWith(look, at))) {
            at = next(at);
            return Taken.NOTHING;
        }
        if (expression.startsWith("(?:", at)) {
            at += 3;
        } else if (expression.startsWith("(?<", at)) {
            at = expression.indexOf('>', at) + 1;
        } else if (expression.startsWith("(?", at)) {
            at = next(at); // a flag
            return Taken.UNKNOWN;
        } else {
            at++;
        }
        Taken taken = alternatives();
        at++;
        return taken;
    }
}
