package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** Where demands begin and end within what somebody said. */
final class Clauses {
    private static final Cues CUES = Demands.CUES;
    private static final Expression SPLIT = Expression.of(CUES.expression("SPLIT"));
    private static final Expression CUT = Expression.of("(?:" + CUES.expression("CUT") + ")");
    private static final Expression ENUMERATION = Expression.of(
            ", (?=(?:" + CUES.expression("IMPERATIVE") + "|" + CUES.expression("NEXT_TASK") + ")(?![\\p{L}]))");
    private static final Expression NEXT_TASK = CUES.get("NEXT_TASK");
    /** The end of a quotation, and who said it. */
    private static final Expression CLOSING = Expression.of("[\"”] ?[-,–] ?[^\"”]{2,70}$");

    private static final int LONG_WORDS = 40;
    private static final int PART_WORDS = 9;
    private static final int TASK_WORDS = 7;
    /** A verb with its object. */
    private static final int OBJECT_WORDS = 4;

    private static final int LEAST_WORDS = 4;

    private final Page page;

    Clauses(Page page) {
        this.page = page;
    }

    private Search at(Expression pattern, int from, int to) {
        return pattern.matcher(page.key()).region(Math.min(from, to), to).useTransparentBounds(true);
    }

    /** The clauses of a stretch, each of which may be a demand. */
    List<Span> of(Span stretch) {
        List<Span> clauses = new ArrayList<>();
        Search split =
                SPLIT.matcher(page.key()).region(stretch.start(), stretch.end()).useTransparentBounds(true);
        int from = stretch.start();
        while (split.find()) {
            clauses.add(new Span(from, split.start()));
            from = split.end();
        }
        clauses.add(new Span(from, stretch.end()));
        return clauses;
    }

    /**
     * A demand without its purpose and background; null if too little is left.
     *
     * @param verb where the word that demands ends: what stands before it is no purpose yet
     */
    Demand cut(Span span, Span clause, int verb) {
        int end = span.end();
        Search closing = at(CLOSING, span.start(), end);
        end = closing.find() ? closing.start() : end;
        Search cut = at(CUT, span.start(), end);
        while (cut.find()) {
            if (cut.start() > verb && words(span.start(), cut.start()) >= LEAST_WORDS) {
                end = cut.start();
                break;
            }
        }
        while (end > span.start() && " .,;:\"'”“…!-".indexOf(page.text().charAt(end - 1)) >= 0) {
            end--;
        }
        return words(span.start(), end) < LEAST_WORDS ? null : new Demand(new Span(span.start(), end), clause);
    }

    /** A row of verbs, each with its object, as a demand each: a long row, or one whose verbs begin a task of their own. */
    List<Demand> parts(Demand demand) {
        Span span = demand.span();
        List<Demand> parts = new ArrayList<>();
        Search comma = at(ENUMERATION, span.start(), span.end());
        int from = span.start();
        while (comma.find()) {
            boolean task = at(NEXT_TASK, comma.end(), span.end()).lookingAt();
            boolean row = words(from, span.end()) > LONG_WORDS;
            int least = task ? TASK_WORDS : PART_WORDS;
            boolean whole = words(from, comma.start()) >= least
                    && words(doing(from, comma.start()), comma.start()) >= OBJECT_WORDS
                    && words(comma.end(), span.end()) >= least
                    && words(comma.end(), commaBehind(comma.end(), span.end())) >= OBJECT_WORDS;
            if ((task || row) && whole) {
                parts.add(new Demand(new Span(from, comma.start()), demand.clause()));
                from = comma.end();
            }
        }
        parts.add(new Demand(new Span(from, span.end()), demand.clause()));
        return parts;
    }

    /** Behind the last word like "phải" of a stretch; its beginning where there is none. */
    private int doing(int from, int to) {
        Search modal = at(ClauseCuts.MODAL, from, to);
        int doing = from;
        while (modal.find()) {
            doing = modal.end();
        }
        return doing;
    }

    private int commaBehind(int from, int to) {
        int comma = page.key().indexOf(',', from);
        return comma < 0 || comma > to ? to : comma;
    }

    /** How many words stand between two indices. */
    int words(int from, int to) {
        String key = page.key();
        int words = 0;
        boolean within = false;
        for (int i = from; i < to; i++) {
            boolean letter = Character.isLetterOrDigit(key.charAt(i));
            words += letter && !within ? 1 : 0;
            within = letter;
        }
        return words;
    }
}
