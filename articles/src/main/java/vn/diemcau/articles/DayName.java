package vn.diemcau.articles;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A day that a text names: {@code sáng 16/4}, {@code ngày 28 và 29-9-2011}, {@code ngày 9 tháng 1 năm 2020}.
 *
 * @param day the first, where several are named
 * @param year 0 where none is printed
 * @param session null where none is said
 */
record DayName(Span span, int day, int month, int year, LocalTime session) {
    private static final Expression DAY = Expression.of("(?<![\\p{L}\\p{N}/.])(?<!\\d-)"
            + "(?:(?<half>sáng|chiều|tối|trưa)?(?: ?(?:nay|qua),?)?,? ?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)?,? ?)"
            + "(?<lead>\\(?(?:(?:trong )?(?:hai|ba|2|3|các) ngày|(?:từ )?ngày|hôm (?:nay|qua),?(?: ngày)?|hôm|vào(?: ngày)?|ngày)? ?)"
            + "(?:(?<first>\\d{1,2}) ?(?:-|và|đến|đến ngày) ?)?"
            + "(?<day>\\d{1,2})(?: ?[-/.] ?| tháng )(?<month>\\d{1,2})(?:(?: ?[-/.] ?|,? năm )(?<year>\\d{4}))?"
            + "(?![\\p{L}\\p{N}]|[/-]\\d|[.,]\\d| ?%)");

    private static final Expression DIGIT = Expression.of("\\d");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    /** The days that a stretch of a key names; numbers alone are days only with a word that says so, or a year. */
    static List<DayName> in(String key, Span stretch) {
        List<DayName> days = new ArrayList<>();
        if (!DIGIT.matcher(key).region(stretch.start(), stretch.end()).find()) {
            return days;
        }
        Search matcher = DAY.matcher(key).region(stretch.start(), stretch.end()).useTransparentBounds(true);
        while (matcher.find()) {
            int day = Integer.parseInt(matcher.group("day"));
            int month = Integer.parseInt(matcher.group("month"));
            int year = matcher.group("year") == null ? 0 : Integer.parseInt(matcher.group("year"));
            boolean told = year > 0
                    || matcher.group("half") != null
                    || !matcher.group("lead").isBlank();
            if (told && valid(day, month, year)) {
                int first = matcher.group("first") == null ? day : Integer.parseInt(matcher.group("first"));
                int start = first >= 1 && first < day ? first : day;
                days.add(new DayName(
                        new Span(matcher.start(), matcher.end()), start, month, year, session(matcher.group("half"))));
            }
        }
        return days;
    }

    private static boolean valid(int day, int month, int year) {
        try {
            LocalDate.of(year == 0 ? 2000 : year, month, day);
            return year == 0 || year >= 1945 && year <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The day in a year; null where that year has no such day. */
    LocalDate in(int year) {
        return valid(day, month, year) ? LocalDate.of(year, month, day) : null;
    }

    private static LocalTime session(String half) {
        return half == null
                ? null
                : switch (half) {
                    case "chiều" -> AFTERNOON;
                    case "tối" -> EVENING;
                    default -> MORNING;
                };
    }
}
