package vn.diemcau.consumer.write;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.ReliableProducer;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** The clients of Kafka and the registry that the consumer needs, made from the settings. */
final class ConsumerClients {
    private static final int BATCH = 5000;
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    /** By a heartbeat the members notice that another has left or joined. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** Longer than a statement may hang in a database that has vanished: it stays a member of its group meanwhile. */
    private static final Duration MAX_POLL_INTERVAL = Database.SOCKET_TIMEOUT.multipliedBy(2);

    private static final int PATIENCE_MS = 60_000;

    private ConsumerClients() {}

    /** The settings of Kafka may tune it, except for properties that keep rows and positions consistent. */
    static Consumer<byte[], byte[]> consumer(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, SummaryConsumer.groupId(settings));
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis());
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) MAX_POLL_INTERVAL.toMillis());
        // the connection to the coordinator outlives a long wait for the database
        properties.put(
                ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG,
                MAX_POLL_INTERVAL.plus(SESSION_TIMEOUT).toMillis());
        properties.putAll(settings.kafka());
        settings.instanceId().ifPresent(id -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Gives up in time for the consumer to stay a member of its group, which tries again. */
    static Producer<byte[], byte[]> deadLetterProducer(Settings settings) {
        return ReliableProducer.create(
                settings,
                Map.of(
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, Topics.COMPRESSION,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_DEAD_LETTER),
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MS / 2));
    }

    static TopicLogs.Descriptions descriptions(Settings settings) {
        return new TopicLogs.ClusterDescriptions(Cluster.connect(settings));
    }

    /** Values are decoded one by one after they are read, so that a bad one does not stop the reading of the others. */
    static Map<SummaryTable, Deserializer<? extends IndexedRecord>> deserializers(Settings settings) {
        Map<SummaryTable, Deserializer<? extends IndexedRecord>> deserializers = new EnumMap<>(SummaryTable.class);
        for (SummaryTable table : SummaryTable.values()) {
            deserializers.put(
                    table,
                    AvroCodecs.deserializer(
                            settings.get(Setting.DESERIALIZER), table.topic().valueType(), settings.registry()));
        }
        return deserializers;
    }
}
