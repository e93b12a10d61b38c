package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.cli.reset.Sweep;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.topic.Topics;

class SweepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    private Cluster cluster;
    private Producer<String, String> producer;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        Settings settings = Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.TOPIC_PREFIX, test.getTestMethod().orElseThrow().getName() + "-")
                .with(Setting.PARTITIONS, "1");
        TopicAdmin.bringUp(settings);
        cluster = Cluster.withEvents(settings);
        producer = new KafkaProducer<>(settings.kafka(), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        cluster.close();
    }

    @Test
    void shouldTakeAwayWhatWasNotPublishedSinceTheReset() throws Exception {
        // Given
        publish("stale", "1");
        publish("kept", "1");
        publish("gone", "1");
        publish("gone", null);
        Map<TopicPartition, Long> reset = ends();
        publish("kept", "1");
        publish("new", "1");

        // When
        long written = sweep(reset);
        long again = sweep(reset);

        // Then
        assertThat(written).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(latest()).isEqualTo(Map.of("kept", "1", "new", "1"));
    }

    @Test
    void shouldPublishAgainWhatATombstoneOfTheSweepCameAfter() throws Exception {
        // Given
        publish("late", "1");
        Map<TopicPartition, Long> reset = ends();
        try (Sweep cutOff = new Sweep(cluster, reset, PATIENCE)) {
            cutOff.look();
            publish("late", "2");
            cutOff.write();
        }

        // When
        long written = sweep(reset);

        // Then
        assertThat(written).isEqualTo(1);
        assertThat(latest()).isEqualTo(Map.of("late", "2"));
    }

    private long sweep(Map<TopicPartition, Long> reset) {
        try (Sweep sweep = new Sweep(cluster, reset, PATIENCE)) {
            return sweep.run();
        }
    }

    private void publish(String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(cluster.name(Topics.CONFERENCE_SUMMARIES), key, value))
                .get();
    }

    private Map<TopicPartition, Long> ends() {
        return cluster.offsets(cluster.partitionsOf(Topics.summaries()), OffsetSpec.latest());
    }

    private Map<String, String> latest() {
        Map<String, String> latest = new HashMap<>();
        try (LogReader reader = new LogReader(cluster.settings(), PATIENCE)) {
            reader.read(
                    cluster.offsets(cluster.partitionsOf(List.of(Topics.CONFERENCE_SUMMARIES)), OffsetSpec.latest()),
                    message -> latest.put(
                            new String(message.key(), StandardCharsets.UTF_8),
                            message.value() == null ? null : new String(message.value(), StandardCharsets.UTF_8)));
        }
        latest.values().removeIf(value -> value == null);
        return latest;
    }
}
