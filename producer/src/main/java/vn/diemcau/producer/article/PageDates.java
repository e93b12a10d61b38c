package vn.diemcau.producer.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates that a page bears: in lines that say when it was put up, else those beside other reports in its frame. */
final class PageDates {
    private static final Pattern DATE =
            Pattern.compile("(?<!\\d)(?:(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?!\\d)");

    private PageDates() {}

    static List<LocalDate> in(Document document) {
        List<LocalDate> own = in(document, role -> role == Role.PAGE_DATE);
        return own.isEmpty() ? in(document, role -> role == Role.NAVIGATION) : own;
    }

    private static List<LocalDate> in(Document document, Predicate<Role> roles) {
        List<LocalDate> dates = new ArrayList<>();
        for (Paragraph paragraph : document.paragraphs()) {
            Matcher matcher = DATE.matcher(document.page().key(paragraph.span()));
            while (roles.test(paragraph.role()) && matcher.find()) {
                boolean iso = matcher.group(4) != null;
                try {
                    dates.add(LocalDate.of(
                            Integer.parseInt(matcher.group(iso ? 4 : 3)),
                            Integer.parseInt(matcher.group(iso ? 5 : 2)),
                            Integer.parseInt(matcher.group(iso ? 6 : 1))));
                } catch (DateTimeException e) {
                    // No date after all: a number of a permit, say.
                    continue;
                }
            }
        }
        return dates.stream()
                .filter(date -> date.getYear() >= 1990 && date.getYear() <= 2100)
                .toList();
    }
}
