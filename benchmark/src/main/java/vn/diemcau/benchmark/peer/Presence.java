package vn.diemcau.benchmark.peer;

/**
 * How long a site took part.
 *
 * @param stays how often it was connected
 * @param milliseconds of all stays, between opening and closing
 * @param delegates of the latest join that states a number, else 0
 * @param firstJoin milliseconds since the epoch; meaningless without a stay
 */
record Presence(int stays, long milliseconds, long delegates, long firstJoin) {
    static Presence of(Site site, Frame frame) {
        int stays = 0;
        long milliseconds = 0;
        long delegates = 0;
        long firstJoin = Long.MAX_VALUE;
        Long joinedAt = null;
        for (Site.Move move : site.moves) {
            if (move.joined()) {
                firstJoin = Math.min(firstJoin, move.stamp().at());
                delegates = move.delegates() == null ? delegates : move.delegates();
                joinedAt = joinedAt == null ? move.stamp().at() : joinedAt;
            } else if (joinedAt != null) {
                stays++;
                milliseconds += clipped(joinedAt, move.stamp().at(), frame);
                joinedAt = null;
            }
        }
        if (joinedAt != null) {
            stays++;
            milliseconds += frame.closed == null ? 0 : clipped(joinedAt, Long.MAX_VALUE, frame);
        }
        return new Presence(stays, milliseconds, delegates, firstJoin);
    }

    private static long clipped(long from, long until, Frame frame) {
        long start = frame.opened == null ? from : Math.max(from, frame.opened.at());
        long end = frame.closed == null ? until : Math.min(until, frame.closed.at());
        return Math.max(0, end - start);
    }
}
