package vn.diemcau.parts;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits on conditions; the verifier also runs without the libraries of the tests. */
public final class Await {
    private static final Duration POLL = Duration.ofMillis(20);

    private Await() {}

    /**
     * Returns once the condition holds.
     *
     * @param what is waited for, for the message
     * @throws PartFailure if it does not hold within the time
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new PartFailure("Timed out after " + atMost.toSeconds() + " s waiting until " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
