package vn.diemcau.producer.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.producer.files.IngestProgress;

/**
 * One run of a simulation into an outlet.
 *
 * @param <P> a wave in the form that the outlet takes
 */
final class SimulationRun<P> {
    private final SimulationOptions options;
    private final Outlet<P> outlet;
    private final IngestProgress progress;
    private final Pace pace;
    private long began;
    private long events;
    private long poison;
    private long records;

    SimulationRun(SimulationOptions options, Outlet<P> outlet, IngestProgress progress, Consumer<String> messages) {
        this.options = options;
        this.outlet = outlet;
        this.progress = progress;
        this.pace = new Pace(options.rate(), System::nanoTime, progress.beside(messages));
    }

    /** Runs with progress on the terminal, if there is one. */
    static <P> SimulationResult of(SimulationOptions options, Outlet<P> outlet, Consumer<String> messages)
            throws SimulationException {
        long total = Math.round(options.facts().events()
                * (1 + options.arrival().duplicates() + options.arrival().poison()));
        try (IngestProgress progress = IngestProgress.of("simulate", total)) {
            return new SimulationRun<>(options, outlet, progress, messages).run();
        }
    }

    /** Runs without progress: beside something else that has the terminal. */
    static <P> SimulationResult quietly(SimulationOptions options, Outlet<P> outlet, Consumer<String> messages)
            throws SimulationException {
        try (IngestProgress progress = IngestProgress.none()) {
            return new SimulationRun<>(options, outlet, progress, messages).run();
        }
    }

    /** Says in the events where they come from. */
    static Source source(SimulationOptions options) {
        String ref = String.format(
                "simulate seed %d, %08x",
                options.facts().seed(), (int) options.facts().fingerprint());
        return new Source(SourceKind.SIMULATOR, ref, null);
    }

    private SimulationResult run() throws SimulationException {
        try (Waves<P> waves = new Waves<>(options, source(options), outlet::encode)) {
            Waves.Made<P> made = waves.next();
            began = System.nanoTime();
            for (; made != null; made = waves.next()) {
                deliver(made.wave(), made.encoded());
            }
            outlet.settle();
            return result();
        } catch (InterruptedException e) {
            throw failed("interrupted", e);
        } catch (ExecutionException e) {
            throw failed(reason(e.getCause()), e.getCause());
        } catch (IOException | UncheckedIOException | KafkaException e) {
            // Kafka's client sets the status again when it is interrupted
            throw failed(Thread.interrupted() ? "interrupted" : reason(e), e);
        }
    }

    private void deliver(Wave wave, P encoded) throws IOException, InterruptedException {
        int done = 0;
        while (done < wave.size()) {
            int due = pace.due(records, wave.size() - done);
            count(wave, done, done + due);
            outlet.deliver(wave, encoded, done, done + due);
            done += due;
            progress.show(records);
        }
        outlet.recycle(encoded);
    }

    private void count(Wave wave, int from, int to) {
        records += to - from;
        if (from == 0 && to == wave.size()) {
            events += wave.facts();
            poison += wave.poisoned();
            return;
        }
        for (int i = from; i < to; i++) {
            events += wave.isFact(i) ? 1 : 0;
            poison += wave.poison(i) >= 0 ? 1 : 0;
        }
    }

    private SimulationResult result() {
        return new SimulationResult(
                events,
                records - events - poison,
                poison,
                outlet.arrived(),
                outlet.lastOffsets(),
                pace.behind(),
                records == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - began));
    }

    /** Waits for records in flight, so that the counts are right. */
    private SimulationException failed(String reason, Throwable cause) {
        try {
            outlet.settle();
        } catch (IOException | UncheckedIOException | KafkaException e) {
            cause.addSuppressed(e);
        }
        String message = "stopped: " + reason
                + ". The same seed and options generate the same events again; events that have arrived already count once";
        return new SimulationException(message, result(), cause);
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        Throwable cause = failure.getCause();
        boolean more = cause != null && cause.getMessage() != null && !message.contains(cause.getMessage());
        return more ? message + " (" + cause.getMessage() + ")" : message;
    }
}
