package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where demands begin and end within what somebody said. */
final class Clauses {
    private static final Cues CUES = Demands.CUES;
    private static final Pattern SPLIT = Pattern.compile(CUES.expression("SPLIT"));
    private static final Pattern CUT = Pattern.compile("(?:" + CUES.expression("CUT") + ")");
    private static final Pattern ENUMERATION =
            Pattern.compile(", (?=" + CUES.expression("IMPERATIVE") + "(?![\\p{L}]))");
    /** The end of a quotation, and who said it. */
    private static final Pattern CLOSING = Pattern.compile("[\"”] ?[-,–] ?[^\"”]{2,70}$");

    private static final int LONG_WORDS = 40;
    private static final int PART_WORDS = 9;
    private static final int LEAST_WORDS = 4;

    private final Page page;

    Clauses(Page page) {
        this.page = page;
    }

    private Matcher at(Pattern pattern, int from, int to) {
        return pattern.matcher(page.key()).region(Math.min(from, to), to).useTransparentBounds(true);
    }

    /** The clauses of a stretch, each of which may be a demand. */
    List<Span> of(Span stretch) {
        List<Span> clauses = new ArrayList<>();
        Matcher split =
                SPLIT.matcher(page.key()).region(stretch.start(), stretch.end()).useTransparentBounds(true);
        int from = stretch.start();
        while (split.find()) {
            clauses.add(new Span(from, split.start()));
            from = split.end();
        }
        clauses.add(new Span(from, stretch.end()));
        return clauses;
    }

    /** A demand without its purpose and background; null if too little is left. */
    Demand cut(Span span, Span clause) {
        int end = span.end();
        Matcher closing = at(CLOSING, span.start(), end);
        end = closing.find() ? closing.start() : end;
        Matcher cut = at(CUT, span.start(), end);
        while (cut.find()) {
            if (words(span.start(), cut.start()) >= LEAST_WORDS) {
                end = cut.start();
                break;
            }
        }
        while (end > span.start() && " .,;:\"'”“…!-".indexOf(page.text().charAt(end - 1)) >= 0) {
            end--;
        }
        return words(span.start(), end) < LEAST_WORDS ? null : new Demand(new Span(span.start(), end), clause);
    }

    /** A long row of verbs, each with its object, as a demand each. */
    List<Demand> parts(Demand demand) {
        Span span = demand.span();
        List<Demand> parts = new ArrayList<>();
        Matcher comma = at(ENUMERATION, span.start(), span.end());
        int from = span.start();
        while (words(from, span.end()) > LONG_WORDS && comma.find()) {
            if (words(from, comma.start()) >= PART_WORDS && words(comma.end(), span.end()) >= PART_WORDS) {
                parts.add(new Demand(new Span(from, comma.start()), demand.clause()));
                from = comma.end();
            }
        }
        parts.add(new Demand(new Span(from, span.end()), demand.clause()));
        return parts;
    }

    /** How many words stand between two indices. */
    int words(int from, int to) {
        String words = from < to ? Spelling.words(page.text().substring(from, to)) : "";
        return words.isEmpty() ? 0 : words.split(" ").length;
    }
}
