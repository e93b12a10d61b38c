package vn.diemcau.streams.core;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topics;

/**
 * The province totals of one task of the second stage. It keeps the latest partial total of each (unit, quarter,
 * partition), and adds the difference of each new one to the periods of the unit on its map and, for its successor, on
 * map 34.
 */
public final class TotalsLedger implements Ledger {
    private final StateStore store;
    private final Set<Total> changed = new LinkedHashSet<>();

    /** A total: the successor of its unit on map 34, and its key on the topic. */
    private record Total(String successor, String key) {}

    public TotalsLedger(StateStore store) {
        this.store = store;
    }

    /**
     * Replaces the partial total of a key by another, encoded one; null for none.
     *
     * @throws ImpossibleEventException if the bytes are no partial total
     */
    public void apply(PartialKey key, byte[] partial) {
        Tally after = decoded(partial);
        Drawer<String, Tally> latest = store.drawer(owner(key.successor()), RecordType.LATEST);
        Tally delta = after.minus(latest.get(key.toString(), Tally.ZERO));
        if (delta.isZero()) {
            return;
        }
        latest.put(key.toString(), after);
        add(key.successor(), ProvinceMap.MAP_34, key.successor(), key.quarter(), delta);
        if (key.map() == ProvinceMap.MAP_63) {
            add(key.successor(), ProvinceMap.MAP_63, key.code(), key.quarter(), delta);
        }
    }

    @Override
    public int unpublished() {
        return changed.size();
    }

    @Override
    public void publish(Publisher publisher, Instant now) {
        for (Total total : changed) {
            publisher.publish(Topics.PROVINCE_SUMMARIES, total.key(), summary(total, now));
        }
        changed.clear();
    }

    @Override
    public boolean advance(LocalDate day, int limit) {
        // Totals do not depend on the day.
        return true;
    }

    @Override
    public LocalDate today() {
        return null;
    }

    @Override
    public long waiting() {
        return 0;
    }

    private static Tally decoded(byte[] partial) {
        if (partial == null) {
            return Tally.ZERO;
        }
        try {
            Tally tally = Codec.decode(partial, Tally.class);
            if (tally != null) {
                return tally;
            }
        } catch (UncheckedIOException e) {
            throw new ImpossibleEventException("its value is not a partial total", e);
        }
        throw new ImpossibleEventException("its value is not a partial total");
    }

    /** The summary of a total; null where all counters are zero. */
    private ProvinceSummary summary(Total total, Instant now) {
        Tally tally = totals(total.successor()).get(total.key(), Tally.ZERO);
        if (tally.isZero()) {
            return null;
        }
        List<String> part = RecordKey.parts(total.key());
        ProvinceSummary summary = ProvinceSummary.newBuilder()
                .setMap(part.get(0))
                .setProvince(part.get(1))
                .setProvinceName(ProvinceRegister.get().name(ProvinceMap.of(part.get(0)), part.get(1)))
                .setPeriod(part.get(2))
                .setAttendanceRate(attendanceRate(tally))
                .setOnTimeRate(onTimeRate(tally))
                .setAverageProgressPercent(SummaryFields.rate(
                        tally.get(Counter.PROGRESS_PERCENT_TOTAL), tally.get(Counter.DIRECTIVES_ASSIGNED)))
                .setUpdatedAt(now)
                .build();
        SummaryFields.fill(summary, tally);
        return summary;
    }

    private static Double attendanceRate(Tally tally) {
        long attended = tally.get(Counter.CONFERENCES_ATTENDED);
        return SummaryFields.rate(attended, attended + tally.get(Counter.CONFERENCES_ABSENT));
    }

    private static Double onTimeRate(Tally tally) {
        long onTime = tally.get(Counter.DIRECTIVES_COMPLETED_ON_TIME);
        return SummaryFields.rate(
                onTime, onTime + tally.get(Counter.DIRECTIVES_COMPLETED_LATE) + tally.get(Counter.DIRECTIVES_OVERDUE));
    }

    private void add(String successor, ProvinceMap map, String code, String quarter, Tally delta) {
        for (String period : List.of(quarter, Calendar.year(quarter), Calendar.ALL)) {
            String total = RecordKey.of(map.label(), code, period);
            Drawer<String, Tally> totals = totals(successor);
            totals.put(total, totals.get(total, Tally.ZERO).plus(delta));
            changed.add(new Total(successor, total));
        }
    }

    private Drawer<String, Tally> totals(String successor) {
        return store.drawer(owner(successor), RecordType.TOTAL);
    }

    private static String owner(String successor) {
        return "\u0004" + successor;
    }
}
