package vn.diemcau.streams.core;

/**
 * The totals of a conference.
 *
 * @param cells the sum of the contributions of its cells
 * @param own what counts for the conference alone: speeches of the convening body, outcomes of all provinces
 * @param directives standing directives
 */
record ConferenceTotals(Tally cells, Tally own, long directives) {
    static final ConferenceTotals ZERO = new ConferenceTotals(Tally.ZERO, Tally.ZERO, 0);

    long get(Counter counter) {
        return cells.get(counter) + own.get(counter);
    }

    ConferenceTotals plusCells(Tally more) {
        return new ConferenceTotals(cells.plus(more), own, directives);
    }

    ConferenceTotals plusOwn(Tally more) {
        return new ConferenceTotals(cells, own.plus(more), directives);
    }

    ConferenceTotals plusDirectives(long more) {
        return new ConferenceTotals(cells, own, directives + more);
    }
}
