package vn.diemcau.streams.core;

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

    /** The cell with the sums of a site replaced; the extremes are the caller's to set. */
    Cell replacing(Presence before, Presence after) {
        return new Cell(
                sums.minus(before.tally()).plus(after.tally()),
                connectedMillis - before.connectedMillis() + after.connectedMillis(),
                joinedSites - (before.joined() ? 1 : 0) + (after.joined() ? 1 : 0),
                firstJoinedAt,
                lastLeftAt,
                chair);
    }

    Cell withExtremes(Long earliestJoin, Long latestLeave, Chair latestChair) {
        return new Cell(sums, connectedMillis, joinedSites, earliestJoin, latestLeave, latestChair);
    }
}
