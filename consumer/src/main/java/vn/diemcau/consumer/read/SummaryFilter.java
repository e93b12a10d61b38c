package vn.diemcau.consumer.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.rules.VietnamTime;

/**
 * Which summaries to read. Province summaries have a map and a period of their own; anything else is read where its
 * conference is one of those that such province summaries sum up: map 63 has the conferences held under it, map 34 the
 * whole history, a period those whose date is in it.
 *
 * @param map the map; null: both
 * @param period a year ({@code 2019}), a quarter ({@code 2019-Q1}) or {@code ALL}, which is a period of its own of
 *     province summaries and all time for the others; null: all periods
 */
public record SummaryFilter(ProvinceMap map, String period) {
    /** Everything. */
    public static final SummaryFilter NONE = new SummaryFilter(null, null);

    private static final String ALL = "ALL";
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-Q([1-4]))?");

    /**
     * @throws IllegalArgumentException if the period is none
     */
    public SummaryFilter {
        if (period != null && !period.equals(ALL) && !PERIOD.matcher(period).matches()) {
            throw new IllegalArgumentException(
                    "No period '" + period + "'; it is a year (2019), a quarter (2019-Q1) or ALL");
        }
    }

    /** The first date of the conferences, inclusive; null: no bound. */
    LocalDate from() {
        return firstDayOfPeriod();
    }

    /** The last date of the conferences, exclusive; null: no bound. */
    LocalDate to() {
        LocalDate ofMap = map == ProvinceMap.MAP_63 ? VietnamTime.FIRST_DAY_OF_MAP_34 : null;
        LocalDate first = firstDayOfPeriod();
        LocalDate ofPeriod = first == null ? null : first.plusMonths(period.contains("Q") ? 3 : 12);
        return ofMap == null || (ofPeriod != null && ofPeriod.isBefore(ofMap)) ? ofPeriod : ofMap;
    }

    /** The query for the rows of a table that it selects. */
    SummaryQuery on(SummaryTable table) {
        SummaryQuery all = SummaryQuery.all(table);
        if (table != SummaryTable.PROVINCES) {
            return all.where(TableFilters.conferenceDates(table, from(), to()));
        }
        List<Condition> conditions = new ArrayList<>();
        if (map != null) {
            conditions.add(Condition.of("t.map = ?", map.label()));
        }
        if (period != null) {
            conditions.add(Condition.of("t.period = ?", period));
        }
        return all.where(conditions);
    }

    private LocalDate firstDayOfPeriod() {
        if (period == null || period.equals(ALL)) {
            return null;
        }
        Matcher matcher = PERIOD.matcher(period);
        if (!matcher.matches()) {
            throw new IllegalStateException(period);
        }
        int quarter = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return LocalDate.of(Integer.parseInt(matcher.group(1)), 3 * quarter - 2, 1);
    }
}
