package vn.diemcau.streams.core;

import java.util.Comparator;

/**
 * What is known of a (conference, unit): sums over its sites, speeches, directives, awards and outcomes, and the
 * extremes over its sites.
 *
 * @param sums the counters that are sums; the ones that {@link CountingBasis#contribution} derives are zero here
 * @param connectedMillis time for which its sites were connected, clipped to the conference
 * @param joinedSites sites that are joined still
 * @param firstJoinedAt the earliest join, milliseconds since the epoch; null where no site joined
 * @param lastLeftAt the latest leave that ended a stay, milliseconds since the epoch; null where none did
 * @param chair of the latest join that states one; null where none does
 */
record Cell(Tally sums, long connectedMillis, long joinedSites, Long firstJoinedAt, Long lastLeftAt, Chair chair) {
    private static final Comparator<Long> EARLIEST = Comparator.naturalOrder();
    private static final Comparator<Long> LATEST = Comparator.reverseOrder();
    private static final Comparator<Chair> LATEST_CHAIR =
            Comparator.comparing(Chair::stamp).reversed();

    static final Cell EMPTY = new Cell(Tally.ZERO, 0, 0, null, null, null);

    /**
     * Who chairs, by the join of a site that says so.
     *
     * @param stamp of that join
     */
    record Chair(EventOrder stamp, String name) {}

    Cell plus(Tally delta) {
        return new Cell(sums.plus(delta), connectedMillis, joinedSites, firstJoinedAt, lastLeftAt, chair);
    }

    /** The cell with what a site contributes replaced; where that site {@link #loses} an extreme, it is wrong. */
    Cell replacing(Presence before, Presence after, CountingBasis basis) {
        return new Cell(
                sums.minus(before.tally()).plus(after.tally()),
                connectedMillis - before.connectedMillis(basis) + after.connectedMillis(basis),
                joinedSites - (before.isJoined() ? 1 : 0) + (after.isJoined() ? 1 : 0),
                first(EARLIEST, firstJoinedAt, after.firstJoinedAt()),
                first(LATEST, lastLeftAt, after.lastLeftAt()),
                first(LATEST_CHAIR, chair, after.chair()));
    }

    /** Whether a site gives up an extreme of the cell that it holds, so that another may hold it now. */
    boolean loses(Presence before, Presence after) {
        return isLost(EARLIEST, firstJoinedAt, before.firstJoinedAt(), after.firstJoinedAt())
                || isLost(LATEST, lastLeftAt, before.lastLeftAt(), after.lastLeftAt())
                || isLost(LATEST_CHAIR, chair, before.chair(), after.chair());
    }

    /** The cell without extremes. */
    Cell withoutExtremes() {
        return new Cell(sums, connectedMillis, joinedSites, null, null, null);
    }

    /** The cell with the extremes of a site, where they go beyond its own. */
    Cell reaching(Presence site) {
        return new Cell(
                sums,
                connectedMillis,
                joinedSites,
                first(EARLIEST, firstJoinedAt, site.firstJoinedAt()),
                first(LATEST, lastLeftAt, site.lastLeftAt()),
                first(LATEST_CHAIR, chair, site.chair()));
    }

    private static <T> T first(Comparator<T> order, T one, T other) {
        return Comparator.nullsLast(order).compare(one, other) <= 0 ? one : other;
    }

    private static <T> boolean isLost(Comparator<T> order, T held, T before, T after) {
        return before != null
                && order.compare(before, held) == 0
                && (after == null || order.compare(after, before) > 0);
    }
}
