package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * When something was said: of two statements about the same thing the later one holds.
 *
 * @param at event time, milliseconds since the epoch
 * @param high the upper half of the eventId
 * @param low the lower half of the eventId
 */
public record Stamp(long at, long high, long low) implements Comparable<Stamp> {
    public static Stamp of(Instant occurredAt, UUID eventId) {
        return new Stamp(
                occurredAt.toEpochMilli(), eventId.getMostSignificantBits(), eventId.getLeastSignificantBits());
    }

    /** Whether this is later than another; whatever was said is later than what never was. */
    boolean isAfter(Stamp other) {
        return other == null || compareTo(other) > 0;
    }

    /** Ids are compared as lower-case text, which is how unsigned numbers compare. */
    @Override
    public int compareTo(Stamp other) {
        int order = Long.compare(at, other.at);
        order = order != 0 ? order : Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    public static void write(Stamp stamp, DataOutput out) throws IOException {
        out.writeBoolean(stamp != null);
        if (stamp != null) {
            out.writeLong(stamp.at);
            out.writeLong(stamp.high);
            out.writeLong(stamp.low);
        }
    }

    public static Stamp read(DataInput in) throws IOException {
        return in.readBoolean() ? new Stamp(in.readLong(), in.readLong(), in.readLong()) : null;
    }
}
