package vn.diemcau.producer.simulate;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import vn.diemcau.event.Source;

/**
 * Waves one after the other, in the form that an outlet takes. They are made ahead by some threads, a few at a time, each
 * from its number alone, so that neither the number of threads nor their luck shows in the result.
 *
 * @param <P> the form
 */
final class Waves<P> implements AutoCloseable {
    /** Waves that are made ahead beyond one for each thread. */
    private static final int SPARE = 2;

    /** A wave and its form. */
    record Made<P>(Wave wave, P encoded) {}

    private final SimulationOptions options;
    private final ConferencePlan plan;
    private final Source source;
    private final Function<Wave, P> encoding;
    private final ExecutorService threads;
    private final Queue<Future<Made<P>>> ahead = new ArrayDeque<>();
    private long submitted;
    private long left;

    Waves(SimulationOptions options, Source source, Function<Wave, P> encoding) {
        this.options = options;
        this.plan = new ConferencePlan(options.facts());
        this.source = source;
        this.encoding = encoding;
        this.left = options.facts().events();
        this.threads = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "simulate");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The next wave, or null after all events. The last one is cut to the rest.
     *
     * @throws ExecutionException if it could not be put into form
     */
    Made<P> next() throws InterruptedException, ExecutionException {
        if (left == 0) {
            return null;
        }
        while (ahead.size() < options.threads() + SPARE) {
            long number = submitted++;
            ahead.add(threads.submit(() -> made(number, Long.MAX_VALUE)));
        }
        Made<P> made = ahead.remove().get();
        if (made.wave().facts() > left) {
            long number = made.wave().number();
            long limit = left;
            made = threads.submit(() -> made(number, limit)).get();
        }
        left -= made.wave().facts();
        return made;
    }

    private Made<P> made(long number, long limit) {
        Wave wave = Wave.of(plan, options.arrival(), source, number, limit);
        return new Made<>(wave, encoding.apply(wave));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
