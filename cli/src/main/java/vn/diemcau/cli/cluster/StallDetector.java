package vn.diemcau.cli.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.diemcau.cli.command.CommandException;

/** Sees to it that nobody waits for something that does not move any more. */
public final class StallDetector {
    private final Supplier<Optional<String>> failure;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private String waitingFor = "";
    private Object last;
    private long movedAt;

    /**
     * @param failure why a service died; empty while all live
     * @param patience how long nothing may move
     * @param nanoTime the clock, in nanoseconds
     */
    public StallDetector(Supplier<Optional<String>> failure, Duration patience, LongSupplier nanoTime) {
        this.failure = failure;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.movedAt = nanoTime.getAsLong();
    }

    /** Begins to wait for something else. */
    public void waitFor(String what) {
        waitingFor = what;
        last = null;
    }

    /**
     * Looks again.
     *
     * @param state what is waited for, as it stands now; it moves when it differs from the last time
     * @throws CommandException if a service died, or nothing moved for long
     */
    void check(Object state) {
        failure.get().ifPresent(reason -> {
            throw new CommandException(reason);
        });
        if (!state.equals(last)) {
            last = state;
            movedAt = nanoTime.getAsLong();
        } else if (nanoTime.getAsLong() - movedAt > patience.toNanos()) {
            throw new CommandException("No progress for " + patience.toSeconds() + " s while waiting for "
                    + waitingFor + "; it is at " + state
                    + ". Run it again with DIEMCAU_LOG_LEVEL=INFO to see the log of the services");
        }
    }
}
