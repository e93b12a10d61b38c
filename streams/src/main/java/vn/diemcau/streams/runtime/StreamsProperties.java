package vn.diemcau.streams.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.topology.AnyTimestamp;
import vn.diemcau.streams.topology.DeadLetterHandler;
import vn.diemcau.topic.Topics;

/** The properties of Kafka Streams; docs/RECOVERY.md explains the time-outs. */
final class StreamsProperties {
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    /** By a heartbeat the members notice that another has left or joined. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** Longer than any outage of a broker that nobody repairs. */
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(7);

    /** A record that times out fails its transaction and ends the client, which would have to start again. */
    private static final Duration LONGEST_DELIVERY = Duration.ofHours(1);

    /** A commit writes thousands of small records at once; larger batches make fewer requests and compress better. */
    private static final int BATCH_BYTES = 128 * 1024;

    private static final int MOST_POLLED = 1_000;

    /** Of a partition; more are not fetched until these are counted. */
    private static final int MOST_BUFFERED = 500;

    /** A thread that waits for events looks after its clock as often, and so does the one that restores state. */
    private static final Duration LONGEST_POLL = Duration.ofMillis(20);

    /** The stages ask for a commit whenever they have something to publish. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);

    private static final String INSTANCE_ID = StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);

    private StreamsProperties() {}

    /**
     * The properties. Properties of a client have no prefix here, so that {@code DIEMCAU_KAFKA_*} overrides them;
     * properties that keep state and topics consistent cannot be set.
     *
     * @throws SettingException if a setting is malformed or missing
     */
    static Properties of(Settings settings, DeadLetters deadLetters) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.number(Setting.REPLICATION));
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, LONGEST_COMMIT.toMillis());
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, MOST_BUFFERED);
        properties.put(StreamsConfig.POLL_MS_CONFIG, LONGEST_POLL.toMillis());
        properties.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, LONGEST_OUTAGE.toMillis());
        // most of what it writes is read by itself alone; brokers turn what others read into what its topic says
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_DEAD_LETTER);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LONGEST_DELIVERY.toMillis());
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_POLLED);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTimestamp.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
        properties.put(DeadLetterHandler.TOPIC, Topics.DEAD_LETTERS.name(settings.get(Setting.TOPIC_PREFIX)));
        properties.put(DeadLetterHandler.COUNT, deadLetters);
        properties.putAll(settings.kafka());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.get(Setting.APPLICATION_ID));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory(settings));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.number(Setting.STREAM_THREADS));
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.number(Setting.STANDBY_REPLICAS));
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.instanceId().ifPresent(id -> properties.put(INSTANCE_ID, id));
        Properties result = new Properties();
        result.putAll(properties);
        return result;
    }

    private static String stateDirectory(Settings settings) {
        String directory = settings.get(Setting.STATE_DIR);
        if (directory.isEmpty()) {
            throw new SettingException(Setting.STATE_DIR.variable()
                    + " is not set, and there is no home directory outside the one for temporary files to keep state in;"
                    + " set it to a directory that lasts");
        }
        return directory;
    }
}
