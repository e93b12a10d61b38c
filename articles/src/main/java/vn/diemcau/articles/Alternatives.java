package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Alternatives of a regular expression, those that begin with one character put together behind it: a matcher then tries a few
 * characters instead of hundreds of words. What is found stays the same, for alternatives that begin with different characters
 * never match at one place, and those of one character keep their order.
 */
final class Alternatives {
    private static final int FEW = 4;

    private Alternatives() {}

    /** An expression that finds the same as one with alternatives at its top. */
    static String grouped(String expression) {
        List<String> all = split(expression);
        if (all.size() < FEW) {
            return expression;
        }
        List<String> grouped = new ArrayList<>();
        Map<Character, List<String>> run = new LinkedHashMap<>();
        for (String alternative : all) {
            if (literal(alternative)) {
                run.computeIfAbsent(alternative.charAt(0), first -> new ArrayList<>())
                        .add(alternative.substring(1));
            } else {
                add(grouped, run);
                grouped.add(alternative);
            }
        }
        add(grouped, run);
        return String.join("|", grouped);
    }

    private static void add(List<String> grouped, Map<Character, List<String>> run) {
        run.forEach((first, rests) -> grouped.add(
                rests.size() == 1 ? first + rests.get(0) : first + "(?:" + grouped(String.join("|", rests)) + ")"));
        run.clear();
    }

    /** Whether an alternative begins with a letter, a digit or a blank that must be there. */
    private static boolean literal(String alternative) {
        return !alternative.isEmpty()
                && (Character.isLetterOrDigit(alternative.charAt(0)) || alternative.charAt(0) == ' ')
                && (alternative.length() == 1 || "?*+{".indexOf(alternative.charAt(1)) < 0);
    }

    private static List<String> split(String expression) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        boolean set = false;
        int from = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                i++;
            } else if (set) {
                set = c != ']';
            } else if (c == '[') {
                set = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '|' && depth == 0) {
                alternatives.add(expression.substring(from, i));
                from = i + 1;
            }
        }
        alternatives.add(expression.substring(from));
        return alternatives;
    }
}
