package vn.diemcau.consumer.web;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import vn.diemcau.service.kafka.CommittedReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Makes clients that read topics as bystanders: of no group, committed records only, as bytes. */
final class TopicReaders {
    private static final Duration POLL = Duration.ofMillis(100);

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

    /** Polls once; where the records at a position are deleted, it goes on with the first that there are. */
    static ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            consumer.seekToBeginning(e.partitions());
            return ConsumerRecords.empty();
        }
    }
}
