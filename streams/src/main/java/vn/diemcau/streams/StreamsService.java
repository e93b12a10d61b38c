package vn.diemcau.streams;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.Metrics;
import vn.diemcau.service.Probes;
import vn.diemcau.service.Service;
import vn.diemcau.service.Setting;
import vn.diemcau.service.Settings;
import vn.diemcau.service.TopicsCheck;
import vn.diemcau.streams.core.Calendar;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** The streams service: runs the topology, and stops where an error is not its own to mend. */
public final class StreamsService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(2);

    /** The state of a thread of Streams that was told to end. */
    private static final String TOLD = "PENDING_SHUTDOWN";

    private final Settings settings;
    private final Metrics processMetrics;
    private final StreamsMetrics metrics;
    private final TopicsCheck topics;
    private final Thread starter = new Thread(this::bringUp, "streams-starter");
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile KafkaStreams streams;

    /**
     * A service that is yet to be started.
     *
     * @param metrics where it registers what it measures
     * @throws vn.diemcau.service.SettingException if a setting is malformed
     */
    public StreamsService(Settings settings, Metrics metrics) {
        this.settings = settings;
        this.processMetrics = metrics;
        this.metrics = new StreamsMetrics(metrics.registry());
        this.topics = new TopicsCheck(settings, Topics.all());
        StreamsProperties.of(settings, this.metrics);
        topology(settings, 1, this.metrics);
    }

    /** Starts the service and returns at once; it waits for the cluster and the topics by itself. */
    public void start() {
        starter.start();
    }

    /** Starts the service and waits until it has stopped. */
    @Override
    public void run() {
        start();
        try {
            stopped.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public Probes probes() {
        return new Probes(this::failure, Map.of("topics", topics, "streams", this::notRunning));
    }

    /** Whether it processes records. */
    public boolean isRunning() {
        KafkaStreams started = streams;
        return started != null && started.state() == KafkaStreams.State.RUNNING;
    }

    /** Completes when the service has stopped, exceptionally if an error stopped it. */
    public CompletableFuture<Void> stopped() {
        return stopped.copy();
    }

    /** Commits what is counted, stops the threads and leaves the group; with static membership it stays a member. */
    @Override
    public void close() {
        starter.interrupt();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (streams != null && !streams.close(closing(CLOSE_TIMEOUT))) {
            LOG.warn("Streams did not stop within {}", CLOSE_TIMEOUT);
        }
        topics.close();
        stopped.complete(null);
    }

    private void bringUp() {
        try {
            Topology topology = topology(settings, EventTopics.partitions(settings), metrics);
            streams = new KafkaStreams(topology, StreamsProperties.of(settings, metrics));
            watch(streams);
            processMetrics.bind(() -> new KafkaStreamsMetrics(streams));
            streams.start();
        } catch (InterruptedException | InterruptException e) {
            LOG.info("Streams is stopped before it started");
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void watch(KafkaStreams started) {
        started.setUncaughtExceptionHandler(error -> {
            fail(error);
            leave(started);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        started.setStateListener((now, before) -> LOG.info("Streams goes from {} to {}", before, now));
        started.setGlobalStateRestoreListener(new RestoreMetrics(processMetrics.registry()));
    }

    private CloseOptions closing(Duration timeout) {
        GroupMembershipOperation membership = settings.instanceId().isPresent()
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
        return CloseOptions.timeout(timeout).withGroupMembershipOperation(membership);
    }

    /**
     * Closes, on a thread that has failed, so that others need not wait for the session to time out: the shutdown that
     * Streams does by itself leaves no group. The thread goes on to end when it has been told how.
     */
    private void leave(KafkaStreams failed) {
        failed.close(closing(Duration.ZERO));
        String self = Thread.currentThread().getName();
        long deadline = System.nanoTime() + LEAVE_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && failed.metadataForLocalThreads().stream()
                .anyMatch(thread -> thread.threadName().equals(self) && !thread.threadState().equals(TOLD))) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void fail(Throwable error) {
        LOG.error("Streams stops: {}", error.toString());
        LOG.debug("Streams stops", error);
        stopped.completeExceptionally(rootOf(error));
    }

    private Optional<String> failure() {
        return stopped.isCompletedExceptionally()
                ? Optional.of(stopped.handle((nothing, error) -> String.valueOf(error.getMessage())).join())
                : Optional.empty();
    }

    private Optional<String> notRunning() {
        KafkaStreams started = streams;
        if (started == null) {
            return Optional.of("waits for the topics");
        }
        return isRunning() ? Optional.empty() : Optional.of("is " + started.state());
    }

    static Topology topology(Settings settings, int partitions, StreamsMetrics metrics) {
        Optional<LocalDate> asOf = settings.date(Setting.AS_OF);
        Function<Instant, LocalDate> calendar = instant -> asOf.orElseGet(() -> Calendar.date(instant));
        return DiemcauTopology.build(
                settings.get(Setting.TOPIC_PREFIX),
                partitions,
                new SettingsValues(settings),
                Duration.ofMillis(settings.number(Setting.PUBLISH_INTERVAL_MS)),
                calendar,
                metrics);
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Serializers and deserializers by the classes that the settings name. */
    private record SettingsValues(Settings settings) implements DiemcauTopology.Values {
        @Override
        public <T> Serializer<T> serializer(Topic<T> topic) {
            return AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
        }

        @Override
        public <T> Deserializer<T> deserializer(Topic<T> topic) {
            return AvroCodecs.deserializer(settings.get(Setting.DESERIALIZER), topic.valueType(), settings.registry());
        }
    }
}
