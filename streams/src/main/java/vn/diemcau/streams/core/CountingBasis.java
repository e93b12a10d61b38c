package vn.diemcau.streams.core;

import java.util.Objects;
import java.util.Set;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * The facts about a conference that decide how its cells are counted.
 *
 * @param counts whether anything about it counts
 * @param map the map in force on its date
 * @param quarter the quarter of its date, e.g. {@code 2019-Q1}
 * @param openedAt milliseconds since the epoch; null while not opened
 * @param closedAt milliseconds since the epoch; null while not closed
 * @param invited codes of the invited units of the map
 */
record CountingBasis(
        boolean counts, ProvinceMap map, String quarter, Long openedAt, Long closedAt, Set<String> invited) {
    /** For a conference of which nothing counts. */
    static final CountingBasis NONE = new CountingBasis(false, ProvinceMap.MAP_63, "", null, null, Set.of());

    boolean closed() {
        return closedAt != null;
    }

    /** The unit for which a code counts at this conference. */
    String unit(String code) {
        return ProvinceRegister.get().unitOn(map, code);
    }

    /** Whether cells have the same content on another basis; their contributions may differ. */
    boolean hasCellsOf(CountingBasis other) {
        return counts == other.counts
                && map == other.map
                && Objects.equals(openedAt, other.openedAt)
                && Objects.equals(closedAt, other.closedAt);
    }

    /** Whether cells contribute to the same sums on another basis. */
    boolean hasSumsOf(CountingBasis other) {
        return map == other.map && quarter.equals(other.quarter);
    }

    /** What a cell contributes to the sums of its province. */
    Tally contribution(String unit, Cell cell) {
        if (!counts) {
            return Tally.ZERO;
        }
        boolean isInvited = invited.contains(unit);
        boolean attended = cell.sums().get(Counter.SITES) > 0;
        boolean late = attended && openedAt != null && cell.firstJoinedAt() > openedAt;
        return cell.sums()
                .plus(Counter.CONFERENCES_INVITED, isInvited ? 1 : 0)
                .plus(Counter.CONFERENCES_ATTENDED, attended ? 1 : 0)
                .plus(Counter.CONFERENCES_ABSENT, isInvited && closed() && !attended ? 1 : 0)
                .plus(Counter.CONFERENCES_LATE, late ? 1 : 0)
                .plus(Counter.CONNECTED_SECONDS, cell.connectedMillis() / 1000);
    }

    /** An instant in milliseconds, moved to the opening or closing if it is before or after. */
    long clipped(long at) {
        long from = openedAt == null ? at : Math.max(at, openedAt);
        return closedAt == null ? from : Math.min(from, closedAt);
    }
}
