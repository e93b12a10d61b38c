package vn.diemcau.streams.core;

import java.util.UUID;

/**
 * The order of events: of two that say the same thing about the same thing the later stamp holds (law 3).
 *
 * @param at event time, milliseconds since the epoch
 * @param id the event's id; compared as its lower-case string, which is not the order of {@link UUID#compareTo}
 */
record EventOrder(long at, UUID id) implements Comparable<EventOrder> {
    @Override
    public int compareTo(EventOrder other) {
        int order = Long.compare(at, other.at);
        if (order == 0) {
            order = Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
        }
        return order != 0
                ? order
                : Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits());
    }

    /** Whether this is later than a stamp that may be missing. */
    boolean isAfter(EventOrder other) {
        return other == null || compareTo(other) > 0;
    }

    /** The later of two stamps, either of which may be missing. */
    static EventOrder later(EventOrder one, EventOrder other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    /** Whether a fact at one stamp is not revoked by a revocation at another; both may be null. */
    static boolean stands(EventOrder said, EventOrder revoked) {
        return said != null && !(revoked != null && revoked.isAfter(said));
    }
}
