package vn.diemcau.streams.core;

/**
 * What one site contributes to its cell.
 *
 * @param tally sites (0 or 1), delegates and reconnects
 * @param connectedMillis time for which it was connected, clipped to the conference
 * @param joined whether it is joined still
 * @param firstJoinedAt its earliest join, milliseconds since the epoch; null where it never joined
 * @param lastLeftAt its latest leave that ended a stay, milliseconds since the epoch; null where none did
 * @param chair of its latest join that states one; null where none does
 */
record Presence(
        Tally tally, long connectedMillis, boolean joined, Long firstJoinedAt, Long lastLeftAt, Cell.Chair chair) {
    static final Presence NONE = new Presence(Tally.ZERO, 0, false, null, null, null);

    /** Goes through the joins and leaves of a site in the order of their stamps. */
    static final class Builder {
        private final CountingBasis basis;
        private Long joinedAt;
        private Long firstJoinedAt;
        private Long lastLeftAt;
        private int delegates;
        private Cell.Chair chair;
        private long connectedMillis;
        private int stays;

        Builder(CountingBasis basis) {
            this.basis = basis;
        }

        void add(SiteState.Move move) {
            long at = move.stamp().at();
            if (move.join()) {
                join(move, at);
            } else if (joinedAt != null) {
                connectedMillis += basis.clipped(at) - basis.clipped(joinedAt);
                joinedAt = null;
                lastLeftAt = at;
            }
        }

        private void join(SiteState.Move move, long at) {
            if (joinedAt == null) {
                joinedAt = at;
                stays++;
            }
            if (firstJoinedAt == null) {
                firstJoinedAt = at;
            }
            if (move.delegates() != null) {
                delegates = move.delegates();
            }
            if (move.chair() != null) {
                chair = new Cell.Chair(move.stamp(), move.chair());
            }
        }

        Presence build() {
            if (firstJoinedAt == null) {
                return NONE;
            }
            boolean joined = joinedAt != null;
            long lastStay = joined && basis.closed() ? basis.clipped(basis.closedAt()) - basis.clipped(joinedAt) : 0;
            Tally tally = Tally.of(Counter.SITES, 1)
                    .plus(Counter.DELEGATES, delegates)
                    .plus(Counter.RECONNECTS, stays - 1);
            return new Presence(tally, connectedMillis + lastStay, joined, firstJoinedAt, lastLeftAt, chair);
        }
    }
}
