package vn.diemcau.consumer.write;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When to try again what failed: after 100 ms, then after twice as long each time, up to 10 s. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private Duration delay = Duration.ZERO;
    private long since;

    BackOff(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean isOver() {
        return nanoTime.getAsLong() - since >= delay.toNanos();
    }

    /** How long to wait after the last try. */
    Duration delay() {
        return delay;
    }

    /** Whether the last try failed. */
    boolean isFailing() {
        return !delay.isZero();
    }

    void failed() {
        Duration doubled = delay.multipliedBy(2);
        delay = delay.isZero() ? FIRST : doubled.compareTo(LAST) > 0 ? LAST : doubled;
        since = nanoTime.getAsLong();
    }

    void succeeded() {
        delay = Duration.ZERO;
    }
}
