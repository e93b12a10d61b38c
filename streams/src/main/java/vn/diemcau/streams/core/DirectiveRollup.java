package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.diemcau.summary.DirectiveStanding;

/**
 * The sum over the units that a directive addresses, as it was last counted.
 *
 * @param pastDue whether it was counted as one whose due date is past
 * @param tally the sum of their {@link Standing#tally}
 * @param laggards codes of the units that are overdue, sorted
 */
record DirectiveRollup(boolean pastDue, Tally tally, List<String> laggards) {

    /** The sum of standings by unit. */
    static DirectiveRollup of(boolean pastDue, SortedMap<String, Standing> standings) {
        Tally sum = Tally.ZERO;
        List<String> laggards = new ArrayList<>();
        for (var standing : standings.entrySet()) {
            sum = sum.plus(standing.getValue().tally());
            if (standing.getValue().status() == DirectiveStanding.OVERDUE) {
                laggards.add(standing.getKey());
            }
        }
        return new DirectiveRollup(pastDue, sum, laggards);
    }

    /** The same with the standing of a unit replaced. */
    DirectiveRollup replacing(String unit, Standing before, Standing after) {
        Tally sum = tally.minus(before.tally()).plus(after.tally());
        if ((before.status() == DirectiveStanding.OVERDUE) == (after.status() == DirectiveStanding.OVERDUE)) {
            return new DirectiveRollup(pastDue, sum, laggards);
        }
        SortedSet<String> late = new TreeSet<>(laggards);
        if (!late.remove(unit)) {
            late.add(unit);
        }
        return new DirectiveRollup(pastDue, sum, List.copyOf(late));
    }
}
