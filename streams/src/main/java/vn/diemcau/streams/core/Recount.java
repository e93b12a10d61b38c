package vn.diemcau.streams.core;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts a conference again, into new cells. */
final class Recount implements Counts {
    private final ConferenceUpdate update;
    private final CountingBasis basis;
    private final SortedMap<String, Cell> cells = new TreeMap<>();
    private Tally own = Tally.ZERO;
    private long directives;

    Recount(ConferenceUpdate update) {
        this.update = update;
        this.basis = update.state().basis();
    }

    @Override
    public String id() {
        return update.id();
    }

    @Override
    public CountingBasis basis() {
        return basis;
    }

    @Override
    public void add(String unit, Tally more) {
        if (basis.counts() && !more.isZero()) {
            cells.merge(unit, Cell.EMPTY.plus(more), (cell, added) -> cell.plus(more));
        }
    }

    @Override
    public void site(String unit, Presence before, Presence after) {
        if (basis.counts() && !after.equals(before)) {
            cells.put(unit, cells.getOrDefault(unit, Cell.EMPTY).replacing(before, after, basis));
        }
    }

    @Override
    public void addOwn(Tally more) {
        own = basis.counts() ? own.plus(more) : own;
    }

    @Override
    public void addDirectives(long more) {
        directives += basis.counts() ? more : 0;
    }

    /** Replaces the cells that differ by the new ones. */
    void close() {
        SortedSet<String> units = new TreeSet<>(update.units());
        units.addAll(cells.keySet());
        units.forEach(unit -> update.replace(unit, cells.getOrDefault(unit, Cell.EMPTY)));
        update.replace(new ConferenceTotals(update.totals().cells(), own, directives));
        update.isFresh();
    }
}
