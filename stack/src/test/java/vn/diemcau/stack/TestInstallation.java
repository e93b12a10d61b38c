package vn.diemcau.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.TestInfo;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.topic.Topics;

/** The topics of one test, each with one partition; what a test publishes in place of summaries is text. */
final class TestInstallation implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Producer<String, String> producer;

    private TestInstallation(Settings settings) {
        this.cluster = Cluster.withEvents(settings);
        this.producer = new KafkaProducer<>(settings.kafka(), new StringSerializer(), new StringSerializer());
    }

    /** Creates the topics; their prefix is the name of the test method. */
    static TestInstallation create(EmbeddedBroker broker, TestInfo test) {
        Settings settings = Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.TOPIC_PREFIX, test.getTestMethod().orElseThrow().getName() + "-")
                .with(Setting.PARTITIONS, "1");
        TopicAdmin.bringUp(settings);
        return new TestInstallation(settings);
    }

    Cluster cluster() {
        return cluster;
    }

    String prefix() {
        return cluster.settings().get(Setting.TOPIC_PREFIX);
    }

    /** Publishes a summary of a conference; null: a tombstone. */
    void publish(String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(cluster.name(Topics.CONFERENCE_SUMMARIES), key, value))
                .get();
    }

    /** The latest value of each key among the summaries of conferences; null where it is a tombstone. */
    Map<String, String> latest() {
        Map<String, String> latest = new HashMap<>();
        try (LogReader reader = new LogReader(cluster.settings(), PATIENCE)) {
            reader.read(
                    cluster.offsets(cluster.partitionsOf(List.of(Topics.CONFERENCE_SUMMARIES)), OffsetSpec.latest()),
                    message -> latest.put(
                            new String(message.key(), StandardCharsets.UTF_8),
                            message.value() == null ? null : new String(message.value(), StandardCharsets.UTF_8)));
        }
        return latest;
    }

    @Override
    public void close() {
        producer.close();
        cluster.close();
    }
}
