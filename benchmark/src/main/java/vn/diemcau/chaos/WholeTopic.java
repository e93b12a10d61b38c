package vn.diemcau.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/** Reads all committed records of a topic. */
final class WholeTopic {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private WholeTopic() {}

    /** Gives each record that is committed by now, in the order of each partition. */
    static void read(Settings settings, Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        try (Cluster cluster = Cluster.connect(settings);
                LogReader reader = new LogReader(settings, PATIENCE)) {
            reader.read(cluster.committedEnds(cluster.partitionsOf(List.of(topic))), to);
        }
    }
}
