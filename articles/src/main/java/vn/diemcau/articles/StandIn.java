package vn.diemcau.articles;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A day for a conference whose report does not say one: that of the page, which was put up soon after, or the last of the
 * period that the conference looks back on. It is marked as such wherever it goes.
 */
final class StandIn {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Expression MONTH = Expression.of("tháng (\\d{1,2})(?: năm| ?/| ?-)? ?(\\d{4})");
    private static final Expression MONTHS = Expression.of("(\\d+) tháng đầu năm (\\d{4})");
    private static final Expression QUARTER = Expression.of("quý (i{1,3}|iv|[1-4])(?: năm| ?/|,)? ?(\\d{4})");
    private static final Expression YEAR = Expression.of("(?<!\\d )năm (\\d{4})(?! ?- ?\\d)");
    private static final Expression SPOKEN = Expression.of("(?<![\\d.,/-])(?:19|20)\\d{2}(?![\\d.,]\\d|\\d)");
    private static final List<String> QUARTERS = List.of("i", "ii", "iii", "iv");

    private StandIn() {}

    /** The stand-in; null where neither page nor report gives any period. */
    static EventDate of(Document document, Anchor anchor) {
        if (document.published() != null) {
            return new EventDate(
                    document.published(),
                    MORNING,
                    "the day is not said; that of publication stands in",
                    true,
                    Confidence.WEAK);
        }
        List<LocalDate> pages = PageDates.in(document);
        if (!pages.isEmpty()) {
            LocalDate first = pages.stream().min(Comparator.naturalOrder()).orElseThrow();
            return new EventDate(
                    first, MORNING, "the day is not said; the page's own stands in", true, Confidence.WEAK);
        }
        LocalDate end = period(document.key(anchor.sentence()));
        for (Sentence sentence : document.sentences()) {
            end = end == null ? period(document.key(sentence)) : end;
        }
        end = end == null ? latestDay(document.page().key()) : end;
        end = end == null ? latestYear(document.page().key()) : end;
        return end == null
                ? null
                : new EventDate(
                        end, MORNING, "the day is not said; the end of the period stands in", true, Confidence.WEAK);
    }

    /** The latest day that the report prints in full: the conference was after it, and mostly soon after. */
    private static LocalDate latestDay(String key) {
        return DayName.in(key, new Span(0, key.length())).stream()
                .filter(day -> day.year() > 0)
                .map(day -> day.in(day.year()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The end of the latest year that the report speaks of while those were in office whom it names; else of their time. */
    private static LocalDate latestYear(String key) {
        Offices.Span offices = Offices.in(key);
        int latest = 0;
        Search year = SPOKEN.matcher(key);
        while (year.find()) {
            int spoken = Integer.parseInt(year.group());
            boolean possible =
                    spoken >= offices.from().getYear() && spoken <= offices.to().getYear() && spoken < 2031;
            latest = possible ? Math.max(latest, spoken) : latest;
        }
        return latest > 0 ? LocalDate.of(latest, 12, 31) : offices.known() ? offices.to() : null;
    }

    private static LocalDate period(String key) {
        Search month = MONTH.matcher(key);
        if (month.find()) {
            return end(month.group(2), Integer.parseInt(month.group(1)));
        }
        Search months = MONTHS.matcher(key);
        if (months.find()) {
            return end(months.group(2), Integer.parseInt(months.group(1)));
        }
        Search quarter = QUARTER.matcher(key);
        if (quarter.find()) {
            String name = quarter.group(1);
            return end(
                    quarter.group(2),
                    3 * (QUARTERS.contains(name) ? QUARTERS.indexOf(name) + 1 : Integer.parseInt(name)));
        }
        Search year = YEAR.matcher(key);
        return year.find() ? end(year.group(1), 12) : null;
    }

    private static LocalDate end(String year, int month) {
        int number = Integer.parseInt(year);
        boolean valid = month >= 1 && month <= 12 && number >= 1945 && number <= 2100;
        return valid ? YearMonth.of(number, month).atEndOfMonth() : null;
    }
}
