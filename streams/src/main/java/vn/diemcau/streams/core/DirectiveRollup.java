package vn.diemcau.streams.core;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.diemcau.summary.DirectiveStanding;

/**
 * What the units that a directive addresses add up to.
 *
 * @param tally the sum of their {@link Standing#tally}
 * @param laggards codes of the units that are overdue, sorted
 * @param known codes of all units that it ever addressed, sorted: each may have a status that is published
 */
record DirectiveRollup(Tally tally, List<String> laggards, List<String> known) {
    static final DirectiveRollup EMPTY = new DirectiveRollup(Tally.ZERO, List.of(), List.of());

    /** The board with the standing of a unit replaced. */
    DirectiveRollup replacing(String unit, Standing before, Standing after) {
        SortedSet<String> late = new TreeSet<>(laggards);
        late.remove(unit);
        if (after.status() == DirectiveStanding.OVERDUE) {
            late.add(unit);
        }
        return new DirectiveRollup(tally.minus(before.tally()).plus(after.tally()), List.copyOf(late), known);
    }

    /** The board of a directive that knows more units. */
    DirectiveRollup knowing(Collection<String> units) {
        SortedSet<String> more = new TreeSet<>(known);
        return more.addAll(units) ? new DirectiveRollup(tally, laggards, List.copyOf(more)) : this;
    }
}
