package vn.diemcau.producer.send;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.ClusterException;
import vn.diemcau.service.kafka.EventTopics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** Makes producers of events: idempotent, acknowledged by all replicas, batched for throughput. */
public final class EventProducers {
    /** How long to wait for a broker that restarts, for an acknowledgement or for space in the buffer. */
    private static final int OUTAGE_MS = 120_000;

    /** The sender of a request gets an answer within half a minute. */
    private static final Map<String, Object> REQUESTS = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);

    private EventProducers() {}

    /**
     * A producer of envelopes for the cluster and registry of the settings; {@code DIEMCAU_KAFKA_*} can tune it.
     *
     * @throws SettingException if a setting would break the guarantees
     * @throws KafkaException if the client cannot be created from the settings
     */
    public static Producer<String, Object> create(Settings settings) {
        return new KafkaProducer<>(
                properties("diemcau-ingest", settings, Map.of()), new StringSerializer(), serializer(settings));
    }

    /**
     * As {@link #create}, for requests that somebody waits for: it sends sooner, and gives up sooner.
     *
     * @throws SettingException if a setting would break the guarantees
     * @throws KafkaException if the client cannot be created from the settings
     */
    public static Producer<String, Object> createForRequests(Settings settings) {
        return new KafkaProducer<>(
                properties("diemcau-gateway", settings, REQUESTS), new StringSerializer(), serializer(settings));
    }

    /**
     * As {@link #create}, for keys and values that are bytes already; create its values with {@link #serializer},
     * unless they are to be invalid.
     *
     * @throws SettingException if a setting would break the guarantees
     * @throws KafkaException if the client cannot be created from the settings
     */
    public static Producer<byte[], byte[]> createRaw(String clientId, Settings settings) {
        return new KafkaProducer<>(
                properties(clientId, settings, Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * The serializer of envelopes that the settings name, safe for use by many threads.
     *
     * @throws KafkaException if it cannot be created from the settings
     */
    public static Serializer<Object> serializer(Settings settings) {
        return AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry());
    }

    private static Map<String, Object> properties(String clientId, Settings settings, Map<String, Object> purpose) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, Topics.COMPRESSION);
        properties.put(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, OUTAGE_MS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, OUTAGE_MS);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.putAll(purpose);
        properties.putAll(settings.kafka());
        keep(properties, ProducerConfig.ACKS_CONFIG, "all", "-1");
        keep(properties, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return properties;
    }

    private static void keep(Map<String, Object> properties, String property, String... values) {
        if (!List.of(values).contains(properties.get(property).toString())) {
            throw new SettingException("The Kafka property " + property + " is '" + properties.get(property)
                    + "'; for events it must be '" + values[0] + "', or events could be lost or duplicated");
        }
    }

    /**
     * Checks that the cluster answers and that the event topics exist, with equal numbers of partitions. A producer
     * would find out later, after some lines, and might make the broker create a topic with other settings.
     *
     * @throws SendException if not; the message names the servers that were tried
     */
    public static void checkTopics(Settings settings) throws SendException {
        try (Cluster cluster = Cluster.connect(settings)) {
            EventTopics.of(cluster);
        } catch (ClusterException e) {
            throw new SendException(e.getMessage(), e);
        }
    }
}
