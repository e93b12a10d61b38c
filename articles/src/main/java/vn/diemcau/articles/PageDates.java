package vn.diemcau.articles;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The dates that a page bears: in lines that say when it was put up, else those beside other reports in its frame. */
final class PageDates {
    private static final Expression DATE =
            Expression.of("(?<!\\d)(?:(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?!\\d)");

    private PageDates() {}

    static List<LocalDate> in(Document document) {
        List<LocalDate> own = in(document, role -> role == Role.PAGE_DATE);
        return own.isEmpty() ? in(document, role -> role == Role.NAVIGATION || role == Role.HEADLINE) : own;
    }

    /** A year and a month: the end of that month. */
    private static final Expression MONTH = Expression.of("^(?:date )?(\\d{4})-(\\d{2})$");

    private static List<LocalDate> in(Document document, Predicate<Role> roles) {
        List<LocalDate> dates = new ArrayList<>();
        for (Paragraph paragraph : document.paragraphs()) {
            Search month = MONTH.matcher(document.page().key(paragraph.span()));
            if (roles.test(paragraph.role()) && month.find()) {
                endOf(month).ifPresent(dates::add);
            }
            Search matcher = DATE.matcher(document.page().key(paragraph.span()));
            while (roles.test(paragraph.role()) && matcher.find()) {
                date(matcher).ifPresent(dates::add);
            }
        }
        return dates.stream()
                .filter(date -> date.getYear() >= 1990 && date.getYear() <= 2100)
                .toList();
    }

    private static Optional<LocalDate> endOf(Search month) {
        int number = Integer.parseInt(month.group(2));
        return number < 1 || number > 12
                ? Optional.empty()
                : Optional.of(
                        YearMonth.of(Integer.parseInt(month.group(1)), number).atEndOfMonth());
    }

    /** The date; empty for what only looks like one: a number of a permit, say. */
    private static Optional<LocalDate> date(Search matcher) {
        boolean iso = matcher.group(4) != null;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(iso ? 4 : 3)),
                    Integer.parseInt(matcher.group(iso ? 5 : 2)),
                    Integer.parseInt(matcher.group(iso ? 6 : 1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
