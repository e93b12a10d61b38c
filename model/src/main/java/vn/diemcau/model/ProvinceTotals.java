package vn.diemcau.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ProvinceSummary;

/** The sums of cells by map, unit and period. */
final class ProvinceTotals {
    private record Key(ProvinceMap map, String code, String period) {
        @Override
        public String toString() {
            return map.label() + "/" + code + "/" + period;
        }
    }

    private final SortedMap<String, Key> keys = new TreeMap<>();
    private final SortedMap<String, ModelCounters> totals = new TreeMap<>();

    /** Adds a cell to its unit and to the country: on its own map, and restated on map 34 if that is another. */
    void add(ModelConference conference, ModelCell cell) {
        for (String period : periods(conference.date())) {
            if (conference.map() == ProvinceMap.MAP_63) {
                add(new Key(ProvinceMap.MAP_63, cell.unit(), period), cell);
                add(new Key(ProvinceMap.MAP_63, ProvinceRegister.NATION, period), cell);
            }
            String successor = ProvinceRegister.get().successor(cell.unit());
            add(new Key(ProvinceMap.MAP_34, successor, period), cell);
            add(new Key(ProvinceMap.MAP_34, ProvinceRegister.NATION, period), cell);
        }
    }

    private void add(Key key, ModelCell cell) {
        keys.put(key.toString(), key);
        totals.computeIfAbsent(key.toString(), absent -> new ModelCounters()).addAll(cell.counters());
    }

    /** The rows by key, {@code MAP/CODE/PERIOD}. */
    SortedMap<String, ProvinceSummary> summaries() {
        SortedMap<String, ProvinceSummary> summaries = new TreeMap<>();
        totals.forEach((key, counters) -> summaries.put(key, summary(keys.get(key), counters)));
        return summaries;
    }

    private static List<String> periods(LocalDate date) {
        return List.of(
                "ALL", Integer.toString(date.getYear()), date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR));
    }

    private static ProvinceSummary summary(Key key, ModelCounters counters) {
        long attended = counters.get("conferencesAttended");
        long onTime = counters.get("directivesCompletedOnTime");
        long decided = onTime + counters.get("directivesCompletedLate") + counters.get("directivesOverdue");
        ProvinceSummary summary = ProvinceSummary.newBuilder()
                .setMap(key.map().label())
                .setProvince(key.code())
                .setProvinceName(ProvinceRegister.get().name(key.map(), key.code()))
                .setPeriod(key.period())
                .setAttendanceRate(ModelCounters.rate(attended, attended + counters.get("conferencesAbsent")))
                .setOnTimeRate(ModelCounters.rate(onTime, decided))
                .setAverageProgressPercent(
                        ModelCounters.rate(counters.get("progressPercentTotal"), counters.get("directivesAssigned")))
                .setUpdatedAt(Instant.EPOCH)
                .build();
        counters.writeTo(summary);
        return summary;
    }
}
