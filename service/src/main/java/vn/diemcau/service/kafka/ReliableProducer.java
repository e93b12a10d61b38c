package vn.diemcau.service.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.diemcau.service.settings.Settings;

/** Makes producers of bytes to which all replicas acknowledge each record, once. */
public final class ReliableProducer {
    private ReliableProducer() {}

    /**
     * A producer for the cluster of the settings.
     *
     * @param defaults properties that the settings may change
     * @param own properties that they may not
     */
    public static Producer<byte[], byte[]> create(
            Settings settings, Map<String, Object> defaults, Map<String, Object> own) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.putAll(settings.kafka());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.putAll(own);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
