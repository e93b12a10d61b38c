package vn.diemcau.consumer.web;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Makes clients that read topics as bystanders: of no group, committed records only, as bytes. */
final class TopicReaders {
    private TopicReaders() {}

    /**
     * A client.
     *
     * @param patience how long a call waits for the brokers, milliseconds
     */
    static Consumer<byte[], byte[]> create(Settings settings, int patience) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.get(Setting.APPLICATION_ID) + "-api");
        properties.putAll(settings.kafka());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
