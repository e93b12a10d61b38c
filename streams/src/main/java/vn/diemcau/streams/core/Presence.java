package vn.diemcau.streams.core;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What the joins and leaves of a site amount to for a unit.
 *
 * @param stays how many times it was connected, including the current stay
 * @param endedMillis length of those that have ended, each clipped to the conference
 * @param joined the join that began the stay that continues; null where it is not joined
 * @param firstJoinedAt its earliest join, milliseconds since the epoch; null where it never joined
 * @param lastLeft its latest leave that ended a stay; null where none did
 * @param delegates of its latest join that states them; null where none does
 * @param chair of its latest join that states one; null where none does
 */
record Presence(
        int stays,
        long endedMillis,
        EventOrder joined,
        Long firstJoinedAt,
        EventOrder lastLeft,
        Delegates delegates,
        Cell.Chair chair) {
    static final Presence NONE = new Presence(0, 0, null, null, null, null, null);

    /** How many delegates there are, by the join that says so. */
    record Delegates(EventOrder stamp, int count) {}

    /** What it contributes to the sums of its cell, besides the time. */
    @JsonIgnore
    Tally tally() {
        if (firstJoinedAt == null) {
            return Tally.ZERO;
        }
        return Tally.of(Counter.RECONNECTS, stays - 1L)
                .plus(Counter.SITES, 1)
                .plus(Counter.DELEGATES, delegates == null ? 0 : delegates.count());
    }

    /** The time for which it was connected; a stay that continues ends with the conference. */
    long connectedMillis(CountingBasis basis) {
        boolean goesOn = joined != null && basis.closed();
        return endedMillis + (goesOn ? basis.clipped(basis.closedAt()) - basis.clipped(joined.at()) : 0);
    }

    @JsonIgnore
    boolean isJoined() {
        return joined != null;
    }

    @JsonIgnore
    Long lastLeftAt() {
        return lastLeft == null ? null : lastLeft.at();
    }

    /**
     * The presence with one more move, which changes only the time between its neighbours.
     *
     * @param before the move before it; null where it is the first
     * @param after the move after it; null where it is the last
     */
    Presence plus(SiteState.Move move, SiteState.Move before, SiteState.Move after, CountingBasis basis) {
        Presence stated = move.join() ? withStated(move) : this;
        boolean changes = move.join() != (before != null && before.join());
        if (!changes) {
            return stated;
        }
        if (after == null) {
            return move.join() ? stated.joining(move.stamp()) : stated.leaving(move.stamp(), basis);
        }
        if (after.join() == move.join()) {
            return move.join()
                    ? stated.startingAt(move.stamp(), after.stamp(), basis)
                    : stated.endingAt(move.stamp(), after.stamp(), basis);
        }
        return move.join()
                ? stated.withStay(move.stamp(), after.stamp(), basis)
                : stated.withGap(move.stamp(), after.stamp(), basis);
    }

    /**
     * The presence without its first move.
     *
     * @param after the move after it; null where there is none
     */
    Presence minusFirst(SiteState.Move move, SiteState.Move after, CountingBasis basis) {
        if (!move.join()) {
            return this;
        }
        Presence rest = forgetting(move.stamp());
        if (after == null) {
            return NONE;
        }
        return after.join()
                ? rest.startingAt(after.stamp(), move.stamp(), basis)
                : rest.withoutStay(move.stamp(), after.stamp(), basis);
    }

    Presence withFirstJoin(Long at) {
        return at == null ? NONE : new Presence(stays, endedMillis, joined, at, lastLeft, delegates, chair);
    }

    /** With the delegates and the chair that a join states, if they are the latest. */
    private Presence withStated(SiteState.Move join) {
        EventOrder stamp = join.stamp();
        Long first = firstJoinedAt == null || stamp.at() < firstJoinedAt ? Long.valueOf(stamp.at()) : firstJoinedAt;
        boolean statesDelegates = join.delegates() != null && (delegates == null || stamp.isAfter(delegates.stamp()));
        boolean statesChair = join.chair() != null && (chair == null || stamp.isAfter(chair.stamp()));
        return new Presence(
                stays,
                endedMillis,
                joined,
                first,
                lastLeft,
                statesDelegates ? new Delegates(stamp, join.delegates()) : delegates,
                statesChair ? new Cell.Chair(stamp, join.chair()) : chair);
    }

    private Presence forgetting(EventOrder join) {
        return new Presence(
                stays,
                endedMillis,
                joined,
                firstJoinedAt,
                lastLeft,
                delegates != null && delegates.stamp().equals(join) ? null : delegates,
                chair != null && chair.stamp().equals(join) ? null : chair);
    }

    private Presence with(int moreStays, long moreMillis, EventOrder nowJoined, EventOrder nowLeft) {
        return new Presence(
                stays + moreStays, endedMillis + moreMillis, nowJoined, firstJoinedAt, nowLeft, delegates, chair);
    }

    private Presence joining(EventOrder join) {
        return with(1, 0, join, lastLeft);
    }

    private Presence leaving(EventOrder leave, CountingBasis basis) {
        return with(0, millis(joined, leave, basis), null, leave);
    }

    private Presence startingAt(EventOrder now, EventOrder before, CountingBasis basis) {
        return before.equals(joined)
                ? with(0, 0, now, lastLeft)
                : with(0, millis(now, before, basis), joined, lastLeft);
    }

    private Presence endingAt(EventOrder now, EventOrder before, CountingBasis basis) {
        return with(0, millis(before, now, basis), joined, before.equals(lastLeft) ? now : lastLeft);
    }

    private Presence withStay(EventOrder join, EventOrder leave, CountingBasis basis) {
        return with(1, millis(join, leave, basis), joined, EventOrder.later(lastLeft, leave));
    }

    private Presence withoutStay(EventOrder join, EventOrder leave, CountingBasis basis) {
        return with(-1, -millis(join, leave, basis), joined, leave.equals(lastLeft) ? null : lastLeft);
    }

    private Presence withGap(EventOrder leave, EventOrder join, CountingBasis basis) {
        boolean endsTheLast = joined != null && leave.isAfter(joined);
        return endsTheLast
                ? with(1, millis(joined, leave, basis), join, leave)
                : with(1, millis(join, leave, basis), joined, EventOrder.later(lastLeft, leave));
    }

    /** The time from one to another within the conference; negative where the other is earlier. */
    private static long millis(EventOrder from, EventOrder to, CountingBasis basis) {
        return basis.clipped(to.at()) - basis.clipped(from.at());
    }
}
