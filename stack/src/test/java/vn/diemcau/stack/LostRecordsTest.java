package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.cluster.Subjects;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.health.Check;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.TopicSetting;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.host.FileTree;
import vn.diemcau.stack.host.Loopback;
import vn.diemcau.stack.registry.EmbeddedRegistry;
import vn.diemcau.streams.runtime.EventsCheck;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.streams.topology.StreamsMetrics;
import vn.diemcau.topic.Topics;

/** What streams says where a broker that has counted events or state on its disk comes back without them. */
class LostRecordsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final int port = Loopback.freePort();
    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private Settings settings;

    @BeforeEach
    void start() throws IOException {
        startBroker();
        registry = EmbeddedRegistry.start(0, directory.resolve("registry.json"));
        settings = Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.SCHEMA_REGISTRY, registry.uri().toString())
                .with(Setting.PARTITIONS, "1")
                .with(Setting.AS_OF, "2026-11-22")
                .with(Setting.STATE_DIR, directory.resolve("state").toString());
        TopicAdmin.bringUp(settings);
        Subjects.bringUp(settings);
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldSayNothingWhereNothingIsLost() throws Exception {
        // Given
        countSample();
        try (StreamsService streams = started()) {
            // When
            count(streams, "late");

            // Then
            assertThat(problem(streams, "events")).isEmpty();
        }
    }

    @Test
    void shouldNameThePartitionWhoseCountedEventsAreGone() throws Exception {
        // Given
        countSample();

        // When
        lose("speech-events-0");

        // Then
        try (StreamsService streams = new StreamsService(settings, Metrics.none())) {
            assertThat(problem(streams, "events"))
                    .matches("speech-events-0: its records up to offset \\d+ were counted, and it ends before 0; the"
                            + " brokers have lost records, see docs/RUNBOOK.md");
        }
    }

    @Test
    void shouldGoOnSayingThatStateIsGoneThoughItCountsOn() throws Exception {
        // Given
        countSample();

        // When
        lose("diemcau-tally-changelog-0");
        FileTree.delete(directory.resolve("state"));

        // Then
        try (StreamsService streams = started()) {
            count(streams, "late");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(problem(streams, "events"))
                            .containsPattern("conference-events-0: its records from offset 0 up to \\d+ are taken for"
                                    + " counted, and the state of tally lacks them"));
        }
    }

    @Test
    void shouldNameTheProducerWhoseTransactionKeepsBackEvents() throws Exception {
        // Given
        AtomicLong now = new AtomicLong();
        Map<String, Object> properties = settings.kafka();
        properties.put("transactional.id", "foreign");
        try (Producer<String, byte[]> foreign =
                        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
                EventsCheck check = new EventsCheck(
                        settings, new StreamsMetrics(Metrics.none().registry()), now::get)) {
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>("directive-events", 0, "c", new byte[] {1}))
                    .get();

            // When
            String young = check.problem().orElse("");
            now.addAndGet(Duration.ofSeconds(30).toNanos());
            String old = check.problem().orElse("");
            foreign.abortTransaction();

            // Then
            assertThat(young).isEmpty();
            assertThat(old)
                    .matches("directive-events-0: a transaction of the producer with id \\d+ is open since offset 0,"
                            + " and nothing after it can be read");
            await().untilAsserted(() -> assertThat(check.problem()).isEmpty());
        }
    }

    @Test
    void shouldCreateWhatRestoresItsStateWithTheSettingsThatKeepIt() {
        // When
        started().close();

        // Then
        try (Cluster cluster = Cluster.connect(settings)) {
            assertThat(StreamsService.changelogs(settings))
                    .isNotEmpty()
                    .allSatisfy(changelog -> assertThat(TopicSetting.differing(
                                    cluster.admin(), Map.of(changelog, Topics.changelogSettings()), error -> false))
                            .isEmpty());
        }
    }

    @Test
    void shouldKeepWhatRestoresItsStateAsItKeepsItsTopics() throws Exception {
        // Given
        String changelog = "diemcau-totals-changelog";
        try (StreamsService streams = started();
                Admin admin = Admin.create(settings.kafka())) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, changelog);
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            await().until(() ->
                    problem(streams, "topics").contains(changelog + " has cleanup.policy=delete, not compact"));

            // When
            List<TopicSetting> altered = TopicAdmin.bringUp(settings).altered();

            // Then
            assertThat(altered).containsExactly(new TopicSetting(changelog, "cleanup.policy", "compact", "delete"));
            await().untilAsserted(() -> assertThat(problem(streams, "topics")).isEmpty());
        }
    }

    private void countSample() throws Exception {
        try (StreamsService streams = started()) {
            ingest("../samples/hoi-nghi.ndjson");
            assertThat(streams.stopped()).isNotDone();
        }
    }

    private StreamsService started() {
        StreamsService streams = new StreamsService(settings, Metrics.none());
        streams.start();
        await().atMost(PATIENCE).until(streams::isRunning);
        return streams;
    }

    /** Has it count one more event. */
    private void count(StreamsService streams, String conference) throws Exception {
        Path file = directory.resolve(conference + ".ndjson");
        Files.writeString(
                file,
                "{\"type\":\"ConferenceOpened\",\"conferenceId\":\"" + conference
                        + "\",\"occurredAt\":\"2026-01-01T08:00:00Z\"}\n");
        ingest(file.toString());
        assertThat(streams.stopped()).isNotDone();
    }

    private void ingest(String file) throws Exception {
        try (Producer<String, Object> producer = EventProducers.create(settings);
                PipelineBarrier through =
                        new PipelineBarrier(settings, null, Optional::empty, PATIENCE, message -> {})) {
            Map<TopicPartition, Long> sent = Ingest.run(Input.all(List.of(file)), producer, "", message -> {})
                    .lastOffsets();
            through.awaitPublished(sent, LocalDate.of(2026, 11, 22));
        }
    }

    private static String problem(StreamsService streams, String name) throws Exception {
        Check check = streams.probes().checks().get(name);
        try {
            return check.problem().orElse("");
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private void startBroker() {
        broker = EmbeddedBroker.start(directory.resolve("broker"), port);
    }

    /** Starts the broker without the records of a partition, as after a crash. */
    private void lose(String partition) throws IOException {
        broker.close();
        Path logs = directory.resolve("broker/log");
        Files.deleteIfExists(logs.resolve(".kafka_cleanshutdown"));
        try (Stream<Path> files = Files.list(logs.resolve(partition))) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".log")) {
                    FileChannel.open(file, StandardOpenOption.WRITE).truncate(0).close();
                } else if (!file.endsWith("partition.metadata")) {
                    Files.delete(file);
                }
            }
        }
        startBroker();
    }
}
