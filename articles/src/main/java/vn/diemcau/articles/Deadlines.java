package vn.diemcau.articles;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Reads by when something is to be done: the end of the period that the text gives. */
final class Deadlines {
    private static final Cues CUES = Cues.of("deadlines");
    private static final List<Expression> DAY = CUES.each("DAY");
    private static final List<Expression> QUARTER = CUES.each("QUARTER");
    private static final List<Expression> MONTH = CUES.each("MONTH");
    private static final List<Expression> FIRST_HALF = CUES.each("FIRST_HALF");
    private static final List<Expression> YEAR_END = CUES.each("YEAR_END");
    private static final List<Expression> YEAR_LEAD = CUES.each("YEAR_LEAD");
    private static final List<String> QUARTERS = List.of("i", "ii", "iii", "iv");

    private Deadlines() {}

    /**
     * The last day of the period that a clause gives, not before the conference.
     *
     * @param held the day of the conference; periods without a year are of that year, or of the next if they had passed
     * @return null where the clause gives none
     */
    static LocalDate in(String key, LocalDate held) {
        try {
            LocalDate due = read(key, held);
            return due == null || due.isBefore(held) || due.getYear() > held.getYear() + 10 ? null : due;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate read(String key, LocalDate held) {
        Search day = find(DAY, key);
        if (day != null) {
            int month = Integer.parseInt(day.group("m"));
            return ending(day, held, year -> LocalDate.of(year, month, Integer.parseInt(day.group("d"))));
        }
        Search quarter = find(QUARTER, key);
        if (quarter != null) {
            String name = quarter.group("q");
            int number = QUARTERS.contains(name) ? QUARTERS.indexOf(name) + 1 : Integer.parseInt(name);
            return ending(quarter, held, year -> YearMonth.of(year, 3 * number).atEndOfMonth());
        }
        Search month = find(MONTH, key);
        if (month != null) {
            int number = Integer.parseInt(month.group("m"));
            return ending(month, held, year -> YearMonth.of(year, number).atEndOfMonth());
        }
        Search half = find(FIRST_HALF, key);
        if (half != null) {
            return ending(half, held, year -> LocalDate.of(year, 6, 30));
        }
        Search end = find(YEAR_END, key);
        end = end == null ? find(YEAR_LEAD, key) : end;
        return end == null ? null : ending(end, held, year -> LocalDate.of(year, 12, 31));
    }

    private static LocalDate ending(Search matcher, LocalDate held, java.util.function.IntFunction<LocalDate> end) {
        String year = matcher.group("y");
        if (year != null) {
            return end.apply(Integer.parseInt(year));
        }
        LocalDate same = end.apply(held.getYear());
        return same.isBefore(held) ? end.apply(held.getYear() + 1) : same;
    }

    private static Search find(List<Expression> patterns, String key) {
        for (Expression pattern : patterns) {
            Search matcher = pattern.matcher(key);
            if (matcher.find()) {
                return matcher;
            }
        }
        return null;
    }
}
