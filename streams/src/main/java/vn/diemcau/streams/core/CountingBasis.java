package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.Set;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * What of a conference decides how its cells are counted. When it changes, all of them are counted anew.
 *
 * @param date the conference's date in Asia/Ho_Chi_Minh
 * @param map the map in force on that date
 * @param openedAt milliseconds since the epoch; null while not opened
 * @param closedAt milliseconds since the epoch; null while not closed
 * @param invited codes of the invited units of the map
 */
record CountingBasis(LocalDate date, ProvinceMap map, Long openedAt, Long closedAt, Set<String> invited) {
    String quarter() {
        return Calendar.quarter(date);
    }

    boolean closed() {
        return closedAt != null;
    }

    /** The unit for which a code counts at this conference. */
    String unit(String code) {
        return ProvinceRegister.get().unitOn(map, code);
    }

    /** What a cell contributes to the sums of its province; a cell that is not there contributes nothing. */
    Tally contribution(String unit, Cell cell) {
        if (cell == null) {
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

    /** The part of a stay, from join to leave in milliseconds, that lies between opening and closing as far as known. */
    long clipped(long joinedAt, long leftAt) {
        long from = openedAt == null ? joinedAt : Math.max(joinedAt, openedAt);
        long to = closedAt == null ? leftAt : Math.min(leftAt, closedAt);
        return Math.max(0, to - from);
    }
}
