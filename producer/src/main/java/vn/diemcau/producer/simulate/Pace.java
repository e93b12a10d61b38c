package vn.diemcau.producer.simulate;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The schedule of an open loop: record {@code i} is due {@code i / rate} seconds after the first, whatever happened to
 * those before it. Late records are sent as soon as possible, and the longest delay is remembered.
 */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final double rate;
    private final LongSupplier clock;
    private final Consumer<String> messages;
    private long began = Long.MIN_VALUE;
    private long behind;
    private long toldBehind = SECOND / 2;

    /**
     * A schedule.
     *
     * @param rate records a second; 0 where all are due at once
     * @param clock nanoseconds since any time, as {@link System#nanoTime}
     * @param messages gets a message when records are more than a second late, and again whenever the delay has doubled
     */
    Pace(double rate, LongSupplier clock, Consumer<String> messages) {
        this.rate = rate;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * How many records are due now: at least one, for which it waits, and at most as many as there are.
     *
     * @param done records that went before
     */
    int due(long done, int most) throws InterruptedException {
        if (rate == 0) {
            return most;
        }
        if (began == Long.MIN_VALUE) {
            began = clock.getAsLong();
        }
        long wait = after(done) - (clock.getAsLong() - began);
        while (wait > 0) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            wait = after(done) - (clock.getAsLong() - began);
        }
        late(done, -wait);
        long elapsed = after(done) - wait;
        long due = (long) (elapsed / (double) SECOND * rate) + 1 - done;
        return (int) Math.max(1, Math.min(most, due));
    }

    /** The longest delay of a record. */
    Duration behind() {
        return Duration.ofNanos(behind);
    }

    private void late(long done, long nanos) {
        behind = Math.max(behind, nanos);
        if (nanos >= 2 * toldBehind) {
            toldBehind = nanos;
            messages.accept(String.format(
                    Locale.ROOT, "%.1f s behind schedule after %,d records", nanos / (double) SECOND, done));
        }
    }

    private long after(long done) {
        return (long) (done / rate * SECOND);
    }
}
