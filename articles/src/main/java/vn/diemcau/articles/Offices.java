package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** From when to when those whom a text names held the offices that it gives them. */
final class Offices {
    private static final List<Term> TERMS = terms();

    private Offices() {}

    /**
     * The time of an office.
     *
     * @param literal what the name begins with: most texts do not hold it
     */
    private record Term(LocalDate from, LocalDate to, String literal, Expression expression) {}

    /** When all of those were in office whom a text names so. */
    record Span(LocalDate from, LocalDate to) {
        static final Span EVER = new Span(LocalDate.of(1945, 1, 1), LocalDate.of(2100, 12, 31));

        boolean known() {
            return !equals(EVER);
        }

        boolean contains(LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** The time that all named holders share; {@link Span#EVER} where none is named, or they share none. */
    static Span in(String key) {
        Span span = Span.EVER;
        for (Term term : TERMS) {
            if (key.contains(term.literal) && term.expression.matcher(key).find()) {
                span = new Span(
                        term.from.isAfter(span.from) ? term.from : span.from,
                        term.to.isBefore(span.to) ? term.to : span.to);
            }
        }
        return span.from.isAfter(span.to) ? Span.EVER : span;
    }

    private static List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        Cues cues = Cues.of("offices");
        Expression plain = Expression.of("^[\\p{L} ]*");
        for (String kind : cues.kinds()) {
            String[] days = kind.split(" ");
            for (String line : cues.lines(kind)) {
                String[] parts = line.split(" > ");
                String office = parts[0].startsWith("phó ") ? parts[0] : "(?<!phó )(?<!nguyên )(?<!cựu )" + parts[0];
                String both = office + "[^.;\n]{0,60}?" + parts[1] + "|" + parts[1] + " ?[,(-] ?" + office;
                Search literal = plain.matcher(parts[1]);
                terms.add(new Term(
                        LocalDate.parse(days[0]),
                        LocalDate.parse(days[1]),
                        literal.find() ? literal.group() : "",
                        Expression.of(Cues.whole(both))));
            }
        }
        return List.copyOf(terms);
    }
}
