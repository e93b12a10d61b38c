package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** What {@code reset} does to the topics and the groups of a cluster on which nothing runs. */
class ResetTopicsTest {
    private static final String OTHER_APPLICATION = "diemcau-other-tally-changelog";

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    private Cluster cluster;
    private String prefix;
    private Map<String, String> idsBefore;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(directory, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void bringUp(TestInfo test) throws Exception {
        prefix = test.getTestMethod().orElseThrow().getName() + "-";
        Settings settings = Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.TOPIC_PREFIX, prefix)
                .with(Setting.PARTITIONS, "1");
        TopicAdmin.bringUp(settings);
        cluster = Cluster.withEvents(settings);
        List<String> more = new ArrayList<>(StreamsService.changelogs(settings));
        more.add(OTHER_APPLICATION);
        more.removeAll(cluster.admin().listTopics().names().get());
        cluster.admin()
                .createTopics(more.stream()
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList())
                .all()
                .get();
        publish("a", "1");
        publish("b", "1");
        publish("b", null);
        idsBefore = ids();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void shouldDeleteWhatIsInternalAndKeepTheRest() throws Exception {
        // When
        CommandRun result = reset("--yes");

        // Then
        Map<String, String> ids = ids();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(ids)
                .doesNotContainKeys(
                        StreamsService.changelogs(cluster.settings()).toArray(String[]::new));
        assertThat(ids.get(OTHER_APPLICATION)).isEqualTo(idsBefore.get(OTHER_APPLICATION));
        for (Topic<?> topic : Topics.all()) {
            boolean internal = topic.role() == Topic.Role.INTERNAL;
            assertThat(ids.get(topic.name(prefix)).equals(idsBefore.get(topic.name(prefix))))
                    .as(topic.name())
                    .isEqualTo(!internal);
        }
        assertThat(latest()).containsEntry("a", "1");
        assertThat(result.out()).contains("run 'diemcau reset --finish'");
    }

    @Test
    void shouldTakeAwayAllSummariesAtOnceWhenAsked() {
        // Given
        CommandRun result = reset("--clear", "--yes");

        // When
        CommandRun finish = reset("--finish");

        // Then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(latest())
                .containsKeys("a", "b")
                .allSatisfy((key, value) -> assertThat(value).isNull());
        assertThat(finish.exitCode()).isEqualTo(1);
        assertThat(finish.err()).contains("There is no reset to finish");
    }

    @Test
    void shouldDoNothingOnADryRunOrUnconfirmed() throws Exception {
        // Given
        CommandRun dry = reset("--dry-run");

        // When
        CommandRun unconfirmed = reset();

        // Then
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains(prefix + "progress, diemcau-tally-changelog, diemcau-totals-changelog, ")
                .contains("Nothing was done.");
        assertThat(unconfirmed.exitCode()).isEqualTo(64);
        assertThat(unconfirmed.err()).contains("use --yes");
        assertThat(ids()).isEqualTo(idsBefore);
    }

    @Test
    void shouldRefuseWhileAGroupHasMembers() throws Exception {
        // Given
        Map<String, Object> properties = cluster.settings().kafka();
        properties.put("group.id", "diemcau-consumer");
        try (var member = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            member.subscribe(List.of(cluster.name(Topics.CONFERENCE_SUMMARIES)));
            while (member.assignment().isEmpty()) {
                member.poll(Duration.ofMillis(50));
            }

            // When
            CommandRun result = reset("--yes");

            // Then
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .contains("The application is running: the groups {diemcau-consumer=1} have members");
            assertThat(ids()).isEqualTo(idsBefore);
        }
    }

    @Test
    void shouldNotFinishWhatIsNotRebuilt() {
        reset("--yes");

        CommandRun result = reset("--finish", "--timeout", "1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("No progress for 1 s while waiting for the events' contributions");
        assertThat(latest()).containsEntry("a", "1");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertThat(reset("--finish", "--clear").exitCode()).isEqualTo(64);
        assertThat(reset("--wait", "-1").exitCode()).isEqualTo(64);
        assertThat(reset("--data", directory.resolve("none").toString()).exitCode())
                .isEqualTo(64);
    }

    private CommandRun reset(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("reset", "--bootstrap-servers", broker.bootstrapServers(), "--topic-prefix", prefix));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private void publish(String key, String value) throws Exception {
        try (Producer<String, String> producer =
                new KafkaProducer<>(cluster.settings().kafka(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(cluster.name(Topics.CONFERENCE_SUMMARIES), key, value))
                    .get();
        }
    }

    /** The ids of all topics by name: another id is another topic. */
    private Map<String, String> ids() throws Exception {
        Map<String, String> ids = new HashMap<>();
        for (TopicDescription topic : cluster.admin()
                .describeTopics(cluster.admin().listTopics().names().get())
                .allTopicNames()
                .get()
                .values()) {
            ids.put(topic.name(), topic.topicId().toString());
        }
        return ids;
    }

    private Map<String, String> latest() {
        Map<String, String> latest = new HashMap<>();
        try (LogReader reader = new LogReader(cluster.settings(), Duration.ofSeconds(20))) {
            reader.read(
                    cluster.offsets(cluster.partitionsOf(List.of(Topics.CONFERENCE_SUMMARIES)), OffsetSpec.latest()),
                    message -> latest.put(
                            new String(message.key(), StandardCharsets.UTF_8),
                            message.value() == null ? null : new String(message.value(), StandardCharsets.UTF_8)));
        }
        return latest;
    }
}
