package vn.diemcau.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts parts at the same time, each as soon as those that it needs have started, and closes them in the opposite
 * order.
 */
final class StartupGraph {
    private static final Logger LOG = LoggerFactory.getLogger(StartupGraph.class);

    private final ExecutorService starters = Executors.newCachedThreadPool(starterThreads());
    /** In an order in which each comes after all that it needs. */
    private final List<CompletableFuture<?>> parts = new ArrayList<>();

    private volatile boolean closing;
    private boolean closed;

    /** Starts a part in a thread of its own once the others that it needs have started. */
    <T> CompletableFuture<T> start(String name, Supplier<T> part, CompletableFuture<?>... needed) {
        CompletableFuture<T> starting = CompletableFuture.allOf(needed)
                .thenApplyAsync(
                        nothing -> {
                            if (closing) {
                                throw new CancellationException();
                            }
                            long began = System.nanoTime();
                            T started = part.get();
                            LOG.atInfo()
                                    .addKeyValue("event", "started")
                                    .addKeyValue("part", name)
                                    .addKeyValue("millis", millisSince(began))
                                    .log("Started a part");
                            return started;
                        },
                        starters);
        parts.add(starting);
        return starting;
    }

    /** Whether they are being closed; later failures do not matter. */
    boolean areClosing() {
        return closing;
    }

    /** A part that ended because another one failed is not the cause that the person has to know. */
    RuntimeException firstFailure(RuntimeException fallback) {
        for (CompletableFuture<?> part : parts) {
            if (part.isCompletedExceptionally()) {
                try {
                    part.join();
                } catch (CompletionException e) {
                    return e.getCause() instanceof RuntimeException cause ? cause : e;
                } catch (CancellationException e) {
                    return e;
                }
            }
        }
        return fallback;
    }

    /** Closes all, last started first, and then runs the remaining actions; a second call waits for the first. */
    void close(Runnable last) {
        closing = true;
        synchronized (starters) {
            if (closed) {
                return;
            }
            closed = true;
            for (int i = parts.size() - 1; i >= 0; i--) {
                close(parts.get(i));
            }
            last.run();
            starters.shutdown();
        }
    }

    private static void close(CompletableFuture<?> part) {
        try {
            if (part.join() instanceof AutoCloseable closeable) {
                long began = System.nanoTime();
                closeable.close();
                LOG.atInfo()
                        .addKeyValue("event", "closed")
                        .addKeyValue("part", closeable.getClass().getSimpleName())
                        .addKeyValue("millis", millisSince(began))
                        .log("Closed a part");
            }
        } catch (CompletionException | CancellationException e) {
            LOG.debug("Never started, nothing to close", e);
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("event", "close-failed")
                    .addKeyValue("part", "the stack")
                    .addKeyValue("reason", e.getMessage())
                    .log("A part could not be closed");
        }
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private static ThreadFactory starterThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "stack-starter-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
