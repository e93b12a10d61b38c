package vn.diemcau.articles;

import java.util.Set;
import java.util.TreeSet;

/**
 * The characters that what a regular expression matches may begin with: a look at one of them before anything else spares
 * most of the work, for a cue begins at few places of a text. It knows the part of the syntax that vocabularies use.
 */
final class FirstCharacters {
    private final String expression;
    private final TreeSet<Character> letters = new TreeSet<>();
    private int at;

    private FirstCharacters(String expression) {
        this.expression = expression;
    }

    /** A look-ahead for the first character; empty where that is not known, so that every place must be tried. */
    static String ahead(String expression) {
        Set<Character> letters = of(expression);
        if (letters.isEmpty()) {
            return "";
        }
        StringBuilder set = new StringBuilder("(?=[");
        letters.forEach(letter ->
                set.append(Character.isLetterOrDigit(letter) ? "" : "\\").append(letter));
        return set.append("])").toString();
    }

    /** The characters themselves, in their order; empty where they are not known. */
    static Set<Character> of(String expression) {
        FirstCharacters first = new FirstCharacters(expression);
        boolean known = first.alternatives() && first.at == expression.length();
        return known ? first.letters : Set.of();
    }

    /** Reads alternatives up to the end of the group or of all; whether each begins with something known. */
    private boolean alternatives() {
        boolean known = sequence();
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            known &= sequence();
        }
        return known;
    }

    /** Reads one alternative up to its first character that must be; the rest is only passed over. */
    private boolean sequence() {
        boolean told = false;
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            if (told) {
                at = next(at);
                continue;
            }
            Boolean item = item();
            if (item == null) {
                return false;
            }
            told = item && (at >= expression.length() || "?*{".indexOf(expression.charAt(at)) < 0);
            while (!told && at < expression.length() && "?*+".indexOf(expression.charAt(at)) >= 0) {
                at++;
            }
        }
        return told;
    }

    /** Behind the character, class or group that begins at an index. */
    private int next(int index) {
        char c = expression.charAt(index);
        if (c == '[') {
            int i = index + 1;
            while (i < expression.length() && expression.charAt(i) != ']') {
                i += expression.charAt(i) == '\\' ? 2 : 1;
            }
            return i + 1;
        }
        if (c != '(') {
            return index + (c == '\\' ? 2 : 1);
        }
        int i = index + 1;
        while (i < expression.length() && expression.charAt(i) != ')') {
            i = next(i);
        }
        return i + 1;
    }

    /** Reads a character, a class or a group; whether it takes a character, null where it is not known which. */
    private Boolean item() {
        char c = expression.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '[' || c == '.' || c == '^' || c == '$') {
            return null;
        }
        if (c == '\\') {
            char escaped = expression.charAt(at + 1);
            at += 2;
            if (escaped == 'd') {
                "0123456789".chars().forEach(digit -> letters.add((char) digit));
                return true;
            }
            if (Character.isLetter(escaped)) {
                return null;
            }
            letters.add(escaped);
            return true;
        }
        letters.add(c);
        at++;
        return true;
    }

    private Boolean group() {
        boolean look = expression.startsWith("(?=", at)
                || expression.startsWith("(?!", at)
                || expression.startsWith("(?<=", at)
                || expression.startsWith("(?<!", at);
        if (look) {
            at = next(at);
            return false;
        }
        at = expression.startsWith("(?:", at)
                ? at + 3
                : expression.startsWith("(?<", at) ? expression.indexOf('>', at) + 1 : at + 1;
        boolean known = alternatives();
        at++;
        return known ? Boolean.TRUE : null;
    }
}
