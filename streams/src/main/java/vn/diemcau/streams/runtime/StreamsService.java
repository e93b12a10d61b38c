package vn.diemcau.streams.runtime;

import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.health.TopicsCheck;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Service;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.core.Calendar;
import vn.diemcau.streams.core.HeapShare;
import vn.diemcau.streams.topology.DiemcauTopology;
import vn.diemcau.streams.topology.StreamsMetrics;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * The streams service: runs the topology. After a transient error (a broker or the registry was unavailable for longer
 * than Kafka Streams tolerates) it restarts the client; any other error stops the service.
 */
public final class StreamsService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Metrics metrics;
    private final StreamsMetrics stages;
    private final DeadLetters deadLetters;
    private final TopicsCheck topics;
    private final EventsCheck events;
    private final DiskSpaceCheck disk;
    private final Runnable unbindDisk;
    private final Thread keeper = new Thread(this::keep, "streams-keeper");
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile StreamsRun current;
    private volatile String waitsFor = "waits for the topics";
    private volatile boolean closing;

    /**
     * A service that is not started yet.
     *
     * @param metrics where it registers what it measures
     * @throws vn.diemcau.service.settings.SettingException if a setting is malformed or contradicts another
     */
    public StreamsService(Settings settings, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.stages = new StreamsMetrics(metrics.registry());
        this.deadLetters = DeadLetters.of(settings);
        this.topics = new TopicsCheck(settings, Topics.all(), changelogSettings(settings));
        this.events = new EventsCheck(settings, stages, System::nanoTime);
        this.disk = new DiskSpaceCheck(settings);
        this.unbindDisk = metrics.bind(() -> new DiskSpaceMetrics(new File(settings.get(Setting.STATE_DIR))));
        deadLetters.listen(stages::deadLettered);
        StreamsProperties.of(settings, deadLetters);
        topology(settings, 1, stages);
    }

    /** The topics on the broker from which the application restores its local state. */
    public static List<String> changelogs(Settings settings) {
        return Stream.of(DiemcauTopology.TALLY, DiemcauTopology.TOTALS)
                .map(store -> settings.get(Setting.APPLICATION_ID) + "-" + store + "-changelog")
                .toList();
    }

    /** What settings these topics should have, by name. */
    public static Map<String, Map<String, String>> changelogSettings(Settings settings) {
        return changelogs(settings).stream()
                .collect(Collectors.toMap(changelog -> changelog, changelog -> Topics.changelogSettings()));
    }

    /** Starts the service and returns at once; it waits for the cluster and the topics by itself. */
    public void start() {
        keeper.start();
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
        return new Probes(
                this::failure, Map.of("topics", topics, "events", events, "streams", this::notRunning, "disk", disk));
    }

    /** The records that it could not process, for those who want to count them. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** Whether it processes records. */
    public boolean isRunning() {
        StreamsRun run = current;
        return run != null && run.state() == KafkaStreams.State.RUNNING;
    }

    /** Completes when the service has stopped, exceptionally if an error stopped it. */
    public CompletableFuture<Void> stopped() {
        return stopped.copy();
    }

    /** Commits, stops the threads and leaves the group; a static member stays in it. */
    @Override
    public void close() {
        closing = true;
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        topics.close();
        events.close();
        unbindDisk.run();
        stopped.complete(null);
    }

    private void keep() {
        try {
            Duration pause = FIRST_PAUSE;
            while (!closing) {
                Throwable error = live();
                if (!TransientErrors.isPassing(error)) {
                    fail(error);
                    return;
                }
                LOG.atWarn()
                        .addKeyValue("event", "restarting")
                        .addKeyValue("afterMillis", pause.toMillis())
                        .addKeyValue("reason", error.toString())
                        .log("Streams is restarting");
                waitsFor = "is restarting after " + rootOf(error).getMessage();
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atInfo()
                    .addKeyValue("event", "stopping")
                    .addKeyValue("part", "streams")
                    .log("Streams was asked to stop");
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Runs the client once; returns the error that ended it. */
    private Throwable live() throws InterruptedException {
        try {
            Topology topology = topology(settings, TopicWait.eventPartitions(settings), stages);
            try (StreamsRun run = new StreamsRun(settings, topology, deadLetters, metrics)) {
                current = run;
                run.start();
                Throwable error = run.awaitError();
                if (TransientErrors.isPassing(error)) {
                    awaitStop(run);
                }
                return error;
            }
        } catch (KafkaException e) {
            if (e instanceof InterruptException) {
                throw e;
            }
            return e;
        } finally {
            current = null;
        }
    }

    /** Two clients cannot share the directory of local state: the next one has to wait for all threads of the last. */
    private void awaitStop(StreamsRun run) {
        boolean stopped = false;
        while (!stopped && !closing) {
            stopped = run.stop();
        }
    }

    private void fail(Throwable error) {
        Optional<AccessException> denied = AccessException.of(error);
        LOG.atError()
                .addKeyValue("event", "stopped")
                .addKeyValue("reason", denied.map(Throwable::getMessage).orElse(error.toString()))
                .log("Streams stops");
        LOG.debug("Streams stops", error);
        stopped.completeExceptionally(denied.<Throwable>map(e -> e).orElse(rootOf(error)));
    }

    private Optional<String> failure() {
        return stopped.isCompletedExceptionally()
                ? Optional.of(stopped.handle((nothing, error) -> String.valueOf(error.getMessage()))
                        .join())
                : Optional.empty();
    }

    private Optional<String> notRunning() {
        StreamsRun run = current;
        if (run == null) {
            return Optional.of(waitsFor);
        }
        return isRunning() ? Optional.empty() : Optional.of("is " + run.state());
    }

    public static Topology topology(Settings settings, int partitions, StreamsMetrics metrics) {
        Optional<LocalDate> asOf = settings.date(Setting.AS_OF);
        Function<Instant, LocalDate> calendar = instant -> asOf.orElseGet(() -> Calendar.date(instant));
        return DiemcauTopology.build(
                settings.get(Setting.TOPIC_PREFIX),
                partitions,
                new SettingsValues(settings),
                Duration.ofMillis(settings.number(Setting.PUBLISH_INTERVAL_MS)),
                calendar,
                new HeapShare(heapForState()),
                metrics);
    }

    /** A sixth of the heap: RocksDB, the clients and what is in flight need room as well. */
    private static long heapForState() {
        return Math.min(256L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 6);
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Serializers and deserializers of the classes that the settings name. */
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
