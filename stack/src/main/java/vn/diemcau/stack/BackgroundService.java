package vn.diemcau.stack;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service that runs in a thread of its own until it is closed; if it ends before that, the reason is kept. */
final class BackgroundService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundService.class);

    private final Thread thread;
    private final List<AutoCloseable> owned;
    private volatile boolean closing;
    private volatile Throwable failure;

    private BackgroundService(String name, Runnable work, List<AutoCloseable> owned) {
        this.thread = new Thread(() -> run(work), name);
        this.owned = owned;
        thread.setDaemon(true);
    }

    /**
     * Starts to work.
     *
     * @param owned is closed by {@link #close}, in this order; the first one ends the work
     */
    static BackgroundService start(String name, Runnable work, AutoCloseable... owned) {
        BackgroundService service = new BackgroundService(name, work, List.of(owned));
        service.thread.start();
        return service;
    }

    /** Why it ended although nobody closed it; empty while it runs. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closing = true;
        for (AutoCloseable part : owned) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.atWarn()
                        .addKeyValue("event", "close-failed")
                        .addKeyValue("part", thread.getName())
                        .addKeyValue("reason", e.getMessage())
                        .log("A part could not be closed");
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
            if (!closing) {
                failure = new IllegalStateException("it ended");
            }
        } catch (RuntimeException | Error e) {
            LOG.atDebug()
                    .setCause(e)
                    .addKeyValue("event", "stopped")
                    .addKeyValue("part", thread.getName())
                    .log("A part failed");
            failure = e;
        }
    }
}
