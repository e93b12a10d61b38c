package vn.diemcau.streams.core;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.diemcau.province.ProvinceRegister;

/**
 * A conference while one event is entered: what it counts, and what the event changes of its totals and of the partial
 * totals of its quarter, which {@link #close} writes.
 */
final class ConferenceUpdate {
    private final StateStore books;
    private final DirtyKeys changes;
    private final String id;
    private final CountingBasis frame;
    private final ConferenceTotals before;
    private final Map<String, Tally> partials = new LinkedHashMap<>();
    private ConferenceTotals totals;

    /**
     * Opens an account.
     *
     * @param frame how the conference is counted; null where nothing of it counts
     */
    ConferenceUpdate(StateStore books, DirtyKeys changes, String id, CountingBasis frame) {
        this.books = books;
        this.changes = changes;
        this.id = id;
        this.frame = frame;
        this.before = books.get(RecordType.CONFERENCE_TOTALS, totalsKey(id), ConferenceTotals.ZERO);
        this.totals = before;
    }

    static Key totalsKey(String conferenceId) {
        return Key.of(conferenceId, RecordType.CONFERENCE_TOTALS);
    }

    static Key cellKey(String conferenceId, String unit) {
        return Key.of(conferenceId, RecordType.CELL).text(unit);
    }

    String id() {
        return id;
    }

    /** How the conference is counted; null where nothing of it counts. */
    CountingBasis frame() {
        return frame;
    }

    /** The cell of a unit; null where there is none yet. */
    Cell cell(String unit) {
        return books.get(RecordType.CELL, cellKey(id, unit));
    }

    /** Adds to the sums of a cell. */
    void add(String unit, Tally delta) {
        if (!delta.isZero()) {
            Cell cell = cell(unit);
            replace(unit, cell, (cell == null ? Cell.EMPTY : cell).plus(delta));
        }
    }

    /** Puts a cell in the place of another, which may be missing. */
    void replace(String unit, Cell old, Cell cell) {
        if (!cell.equals(old)) {
            books.put(RecordType.CELL, cellKey(id, unit), cell);
            changes.participation(id, unit);
            count(frame, unit, frame.contribution(unit, cell).minus(frame.contribution(unit, old)));
        }
    }

    /** Empties a cell that was counted in a frame of before; what it contributed is taken back. */
    void empty(CountingBasis old, String unit, Cell cell) {
        books.put(RecordType.CELL, cellKey(id, unit), Cell.EMPTY);
        changes.participation(id, unit);
        count(old, unit, Tally.ZERO.minus(old.contribution(unit, cell)));
    }

    /** Adds to what counts for the conference alone. */
    void addOwn(Tally delta) {
        totals = new ConferenceTotals(totals.cells(), totals.own().plus(delta), totals.directives());
    }

    void addDirectives(long delta) {
        totals = new ConferenceTotals(totals.cells(), totals.own(), totals.directives() + delta);
    }

    /** Takes back what counts for the conference alone. */
    void clearOwn() {
        totals = new ConferenceTotals(totals.cells(), Tally.ZERO, 0);
    }

    /** Writes the totals that changed. */
    void close() {
        if (!totals.equals(before)) {
            books.put(RecordType.CONFERENCE_TOTALS, totalsKey(id), totals);
            changes.conference(id);
        }
        partials.forEach((key, delta) -> {
            if (!delta.isZero()) {
                Key at = Key.of(RecordType.PARTIAL).text(key);
                books.put(
                        RecordType.PARTIAL,
                        at,
                        books.get(RecordType.PARTIAL, at, Tally.ZERO).plus(delta));
                changes.partial(key);
            }
        });
    }

    private void count(CountingBasis in, String unit, Tally delta) {
        if (!delta.isZero()) {
            totals = new ConferenceTotals(totals.cells().plus(delta), totals.own(), totals.directives());
            partials.merge(partialKey(in, unit), delta, Tally::plus);
            partials.merge(partialKey(in, ProvinceRegister.NATION), delta, Tally::plus);
        }
    }

    private static String partialKey(CountingBasis frame, String unit) {
        return frame.map().label() + "/" + unit + "/" + frame.quarter();
    }
}
