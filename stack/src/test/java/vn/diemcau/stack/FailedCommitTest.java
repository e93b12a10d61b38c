package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.topic.Topics;

/** What was counted and could not be committed when streams was stopped is counted when it is started again. */
class FailedCommitTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final Metrics metrics = Metrics.ofProcess();
    private TestCluster cluster;
    private Settings settings;

    @BeforeEach
    void start() throws IOException {
        cluster = TestCluster.start(directory);
        settings = cluster.installation("failed.", 1)
                .with(Setting.AS_OF, TODAY.toString())
                .with(Setting.STATE_DIR, directory.resolve("state").toString());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldPublishWhatItHadCountedWhenTheLastCommitFailed() throws Exception {
        // Given: an event that is counted and not committed, of a member that the group does not know any more
        Settings unhurried = settings.with(Setting.PUBLISH_INTERVAL_MS, "8000");
        try (StreamsService streams = new StreamsService(unhurried, metrics)) {
            streams.start();
            await().atMost(PATIENCE).until(streams::isRunning);
            awaitPublished(ingest("first"));
            ingest("second");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> counted() == 2);
            removeMembers();
        }
        long publishedBefore = publishedConferences();

        // When
        try (StreamsService streams = new StreamsService(settings, Metrics.none())) {
            streams.start();
            awaitPublished(ingest("third"));
        }

        // Then
        assertThat(publishedBefore).isEqualTo(1);
        assertThat(publishedConferences()).isEqualTo(3);
    }

    private double counted() {
        return metrics.registry()
                .counter("diemcau.events.counted", "type", "ConferenceConvened")
                .count();
    }

    private void removeMembers() throws Exception {
        try (Admin admin = Admin.create(settings.kafka())) {
            admin.removeMembersFromConsumerGroup(
                            settings.get(Setting.APPLICATION_ID), new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private Map<TopicPartition, Long> ingest(String conference) throws Exception {
        Path file = directory.resolve(conference + ".ndjson");
        Files.writeString(
                file,
                "{\"type\":\"ConferenceConvened\",\"conferenceId\":\"" + conference
                        + "\",\"occurredAt\":\"2026-01-01T08:00:00Z\",\"title\":\"T\",\"level\":\"CENTRAL\","
                        + "\"format\":\"ONLINE\",\"kind\":\"REVIEW\",\"convener\":\"C\","
                        + "\"scheduledStart\":\"2026-01-02T08:00:00Z\",\"invited\":\"ALL\"}\n");
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            return Ingest.run(
                            Input.all(List.of(file.toString())),
                            producer,
                            settings.get(Setting.TOPIC_PREFIX),
                            message -> {})
                    .lastOffsets();
        }
    }

    private void awaitPublished(Map<TopicPartition, Long> sent) {
        try (PipelineBarrier through = new PipelineBarrier(settings, null, Optional::empty, PATIENCE, message -> {})) {
            through.awaitPublished(sent, TODAY);
        }
    }

    private long publishedConferences() {
        try (Cluster connected = Cluster.withEvents(settings);
                LogReader reader = new LogReader(settings, PATIENCE)) {
            long[] records = {0};
            reader.read(
                    connected.offsets(
                            connected.partitionsOf(List.of(Topics.CONFERENCE_SUMMARIES)), OffsetSpec.latest()),
                    message -> records[0]++);
            return records[0];
        }
    }
}
