package vn.diemcau.producer.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates in lines that say when a page was put up. */
final class PageDates {
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");

    private PageDates() {}

    static List<LocalDate> in(Document document) {
        List<LocalDate> dates = new ArrayList<>();
        for (Paragraph paragraph : document.paragraphs()) {
            if (paragraph.role() == Role.PAGE_DATE) {
                Matcher matcher = DATE.matcher(document.page().key(paragraph.span()));
                if (matcher.find()) {
                    String day = "ngày " + matcher.group(1) + "/" + matcher.group(2) + "/" + matcher.group(3);
                    DayName.in(day, new Span(0, day.length())).forEach(name -> dates.add(name.in(name.year())));
                }
            }
        }
        return dates;
    }
}
