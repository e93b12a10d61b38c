package vn.diemcau.streams.core;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ProvinceSummary;

/**
 * The province totals of one task of the second stage. It keeps the latest partial total of each (unit, quarter,
 * partition), and adds what each new one differs by to the periods of the unit on its map and, restated to the
 * successor, on map 34.
 */
public final class TotalsLedger {
    private final StateStore books;
    private final Outbox outbox;

    public TotalsLedger(RawStore records, Outbox outbox) {
        this.books = new StateStore(records);
        this.outbox = outbox;
    }

    /**
     * Puts a partial total, encoded, in the place of the one of the same key; null for none.
     *
     * @throws ImpossibleEventException if the bytes are no partial total
     */
    public void apply(PartialKey key, byte[] partial) {
        Tally after = decoded(partial);
        Key at = Key.of(RecordType.LATEST).text(key.toString());
        Tally delta = after.minus(books.get(RecordType.LATEST, at, Tally.ZERO));
        if (delta.isZero()) {
            return;
        }
        books.put(RecordType.LATEST, at, after);
        add(key.successor(), ProvinceMap.MAP_34, key.successor(), key.quarter(), delta);
        if (key.map() == ProvinceMap.MAP_63) {
            add(key.successor(), ProvinceMap.MAP_63, key.code(), key.quarter(), delta);
        }
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
            throw new ImpossibleEventException("its value is no partial total", e);
        }
        throw new ImpossibleEventException("its value is no partial total");
    }

    /** Tells of every total of a unit and its predecessors as if it had changed. */
    public void republish(String successor) {
        Key all = Key.of(RecordType.TOTAL).under(successor);
        for (StateStore.Line<Tally> line : books.scan(RecordType.TOTAL, all)) {
            outbox.total(successor, Key.textFrom(line.key(), all.bytes().length));
        }
    }

    /**
     * The summary that a change calls for; null where all counters are zero.
     *
     * @param now time of computation
     */
    public ProvinceSummary summary(DirtyKey change, Instant now) {
        Tally tally = books.get(RecordType.TOTAL, key(change.group(), change.key()), Tally.ZERO);
        if (tally.isZero()) {
            return null;
        }
        String[] part = change.key().split("/");
        ProvinceSummary summary = ProvinceSummary.newBuilder()
                .setMap(part[0])
                .setProvince(part[1])
                .setProvinceName(ProvinceRegister.get().name(ProvinceMap.of(part[0]), part[1]))
                .setPeriod(part[2])
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
            String total = String.join("/", map.label(), code, period);
            Key at = key(successor, total);
            books.put(
                    RecordType.TOTAL,
                    at,
                    books.get(RecordType.TOTAL, at, Tally.ZERO).plus(delta));
            outbox.total(successor, total);
        }
    }

    private static Key key(String successor, String total) {
        return Key.of(RecordType.TOTAL).under(successor).text(total);
    }
}
