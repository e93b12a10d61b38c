package vn.diemcau.streams.runtime;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Settings;

/**
 * One run of the client of Kafka Streams: from its start until it is closed, or until an error ends all of its threads.
 */
final class StreamsRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(2);

    /** The state of a thread of Streams that was asked to stop. */
    private static final String TOLD = "PENDING_SHUTDOWN";

    private final KafkaStreams streams;
    private final GroupMembershipOperation membership;
    private final Runnable unbind;
    private final Settings settings;
    private final CompletableFuture<Throwable> error = new CompletableFuture<>();

    StreamsRun(Settings settings, Topology topology, DeadLetters deadLetters, Metrics metrics) {
        this.settings = settings;
        streams = new KafkaStreams(topology, StreamsProperties.of(settings, deadLetters), new StreamsClients());
        membership = settings.instanceId().isPresent()
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
        streams.setUncaughtExceptionHandler(this::end);
        streams.setStateListener((now, before) -> LOG.atInfo()
                .addKeyValue("event", "state-changed")
                .addKeyValue("from", before)
                .addKeyValue("to", now)
                .log("Streams changes its state"));
        streams.setGlobalStateRestoreListener(new RestoreMetrics(metrics.registry()));
        unbind = metrics.bind(() -> new KafkaStreamsMetrics(streams));
    }

    void start() throws InterruptedException {
        LocalState.prepare(settings, streams);
        streams.start();
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    /** Waits for an error that ends it. */
    Throwable awaitError() throws InterruptedException {
        try {
            return error.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Commits, stops the threads and leaves the group; a static member stays in it.
     *
     * @return whether all threads have stopped; a producer waits for brokers that still have to end its transaction
     */
    boolean stop() {
        boolean stopped = streams.close(closing(CLOSE_TIMEOUT));
        if (!stopped) {
            LOG.atWarn()
                    .addKeyValue("event", "stopping")
                    .addKeyValue("part", "streams")
                    .addKeyValue("waited", CLOSE_TIMEOUT)
                    .log("Streams has not stopped yet");
        }
        return stopped;
    }

    @Override
    public void close() {
        stop();
        unbind.run();
    }

    /**
     * Ends all threads; called on the thread that has failed. A new thread in its place would join as a new member and
     * wait for the session of the failed one; and the shutdown by Streams itself does not leave the group. So the
     * client is closed first, and this thread ends after that. Closing runs on a thread of its own, because it waits
     * while another close, which waits for this thread, is in progress.
     */
    private StreamThreadExceptionResponse end(Throwable cause) {
        new Thread(() -> streams.close(closing(Duration.ZERO)), "streams-leaver").start();
        long deadline = System.nanoTime() + LEAVE_TIMEOUT.toNanos();
        while (!isTold(Thread.currentThread().getName()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        error.complete(cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private boolean isTold(String thread) {
        return streams.metadataForLocalThreads().stream()
                .filter(metadata -> metadata.threadName().equals(thread))
                .allMatch(metadata -> metadata.threadState().equals(TOLD));
    }

    private CloseOptions closing(Duration timeout) {
        return CloseOptions.timeout(timeout).withGroupMembershipOperation(membership);
    }
}
