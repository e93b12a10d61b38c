package vn.diemcau.service.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Ends a wait when there is no progress any more. */
public final class StallDetector {
    private final Supplier<Optional<String>> failure;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private String waitingFor = "";
    private Object last;
    private long movedAt;

    /**
     * @param failure why a service failed; empty while all run
     * @param patience the longest time without progress
     * @param nanoTime the clock, in nanoseconds
     */
    public StallDetector(Supplier<Optional<String>> failure, Duration patience, LongSupplier nanoTime) {
        this.failure = failure;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.movedAt = nanoTime.getAsLong();
    }

    /** One that waits for progress only, of no service. */
    public static StallDetector of(Duration patience) {
        return new StallDetector(Optional::empty, patience, System::nanoTime);
    }

    /** Starts waiting for something else. */
    public void waitFor(String what) {
        waitingFor = what;
        last = null;
    }

    /**
     * Checks again.
     *
     * @param state the current state of what is waited for; a change is progress
     * @throws StalledException if a service failed, or there was no progress for a long time
     */
    public void check(Object state) {
        failure.get().ifPresent(reason -> {
            throw new StalledException(reason);
        });
        if (!state.equals(last)) {
            last = state;
            movedAt = nanoTime.getAsLong();
        } else if (nanoTime.getAsLong() - movedAt > patience.toNanos()) {
            throw new StalledException("No progress for " + patience.toSeconds() + " s while waiting for "
                    + waitingFor + "; it is at " + state
                    + ". Run it again with DIEMCAU_LOG_LEVEL=INFO to see the log of the services");
        }
    }
}
