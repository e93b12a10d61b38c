package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.reset.Sweep;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.topic.Topics;

class SweepTest {
    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    private TestInstallation installation;
    private Cluster cluster;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void create(TestInfo test) {
        installation = TestInstallation.create(broker, test);
        cluster = installation.cluster();
    }

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void shouldTakeAwayWhatWasNotPublishedSinceTheReset() throws Exception {
        // Given
        installation.publish("stale", "1");
        installation.publish("kept", "1");
        installation.publish("gone", "1");
        installation.publish("gone", null);
        Map<TopicPartition, Long> reset = ends();
        installation.publish("kept", "1");
        installation.publish("new", "1");

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
        installation.publish("late", "1");
        Map<TopicPartition, Long> reset = ends();
        try (Sweep cutOff = new Sweep(cluster, reset, TestInstallation.PATIENCE)) {
            cutOff.read();
            installation.publish("late", "2");
            cutOff.write();
        }

        // When
        long written = sweep(reset);

        // Then
        assertThat(written).isEqualTo(1);
        assertThat(latest()).isEqualTo(Map.of("late", "2"));
    }

    private long sweep(Map<TopicPartition, Long> reset) {
        try (Sweep sweep = new Sweep(cluster, reset, TestInstallation.PATIENCE)) {
            return sweep.run();
        }
    }

    private Map<TopicPartition, Long> ends() {
        return cluster.offsets(cluster.partitionsOf(Topics.summaries()), OffsetSpec.latest());
    }

    /** The latest values without tombstones. */
    private Map<String, String> latest() {
        Map<String, String> latest = installation.latest();
        latest.values().removeIf(value -> value == null);
        return latest;
    }
}
