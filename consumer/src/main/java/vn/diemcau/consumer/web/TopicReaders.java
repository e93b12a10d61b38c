package vn.diemcau.consumer.web;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import vn.diemcau.service.kafka.CommittedReader;
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
        Object clientId = settings.kafka()
                .getOrDefault(ConsumerConfig.CLIENT_ID_CONFIG, settings.get(Setting.APPLICATION_ID) + "-api");
        return CommittedReader.create(
                settings,
                Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG, clientId,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience));
    }
}
