package vn.diemcau.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.DeadLetters;
import vn.diemcau.service.Setting;
import vn.diemcau.service.Settings;
import vn.diemcau.streams.core.Calendar;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** The streams service: runs the topology, and stops where an error is not its own to mend. */
public final class StreamsService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final Settings settings;
    private final DeadLetters deadLetters;
    private final Thread starter = new Thread(this::run, "streams-starter");
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile KafkaStreams streams;

    /**
     * A service that is yet to be started.
     *
     * @throws vn.diemcau.service.SettingException if a setting is malformed or contradicts another
     */
    public StreamsService(Settings settings) {
        this.settings = settings;
        this.deadLetters = DeadLetters.of(settings);
        properties();
        topology(settings, 1);
    }

    /** The topics on the broker from which the application restores its local state. */
    public static List<String> changelogs(Settings settings) {
        return Stream.of(TallyStage.NAME, TotalsStage.NAME)
                .map(store -> settings.get(Setting.APPLICATION_ID) + "-" + store + "-changelog")
                .toList();
    }

    /** Starts the service and returns at once; it waits for the cluster and the topics by itself. */
    public void start() {
        starter.start();
    }

    /** The records that it could not process, for those who want to count them. */
    public DeadLetters deadLetters() {
        return deadLetters;
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

    /** Commits what is counted and stops the threads. */
    @Override
    public void close() {
        starter.interrupt();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (streams != null && !streams.close(CLOSE_TIMEOUT)) {
            LOG.warn("Streams did not stop within {}", CLOSE_TIMEOUT);
        }
        stopped.complete(null);
    }

    private void run() {
        try {
            Topology topology = topology(settings, EventTopics.partitions(settings));
            streams = new KafkaStreams(topology, properties());
            LocalState.discardIfStale(settings, streams);
            watch(streams);
            streams.start();
        } catch (InterruptedException | InterruptException e) {
            LOG.info("Streams is stopped before it started");
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void watch(KafkaStreams started) {
        started.setUncaughtExceptionHandler(error -> {
            if (BrokerErrors.isPassing(error)) {
                LOG.warn("A thread of streams is replaced: {}", rootOf(error).toString());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            fail(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        started.setStateListener((now, before) -> LOG.info("Streams goes from {} to {}", before, now));
    }

    private void fail(Throwable error) {
        LOG.error("Streams stops: {}", error.toString());
        LOG.debug("Streams stops", error);
        stopped.completeExceptionally(rootOf(error));
    }

    static Topology topology(Settings settings, int partitions) {
        Optional<LocalDate> asOf = settings.date(Setting.AS_OF);
        Function<Instant, LocalDate> calendar = instant -> asOf.orElseGet(() -> Calendar.date(instant));
        return DiemcauTopology.build(
                settings.get(Setting.TOPIC_PREFIX),
                partitions,
                new SettingsValues(settings),
                Duration.ofMillis(settings.number(Setting.PUBLISH_INTERVAL_MS)),
                calendar);
    }

    private Properties properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.number(Setting.REPLICATION));
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_DEAD_LETTER);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1000);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(DeadLetterHandler.TOPIC, Topics.DEAD_LETTERS.name(settings.get(Setting.TOPIC_PREFIX)));
        properties.put(DeadLetterHandler.COUNT, deadLetters);
        properties.putAll(settings.kafka());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.get(Setting.APPLICATION_ID));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.get(Setting.STATE_DIR));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.number(Setting.STREAM_THREADS));
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.number(Setting.STANDBY_REPLICAS));
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        Properties result = new Properties();
        result.putAll(properties);
        return result;
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
