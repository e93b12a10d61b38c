package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.service.kafka.Cluster;
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

    private TestInstallation installation;
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
        installation = TestInstallation.create(broker, test);
        cluster = installation.cluster();
        prefix = installation.prefix();
        List<String> more = new ArrayList<>(StreamsService.changelogs(cluster.settings()));
        more.add(OTHER_APPLICATION);
        more.removeAll(cluster.admin().listTopics().names().get());
        cluster.admin()
                .createTopics(more.stream()
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList())
                .all()
                .get();
        installation.publish("a", "1");
        installation.publish("b", "1");
        installation.publish("b", null);
        idsBefore = ids();
    }

    @AfterEach
    void close() {
        installation.close();
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
        assertThat(installation.latest()).containsEntry("a", "1");
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
        assertThat(installation.latest())
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
        // Given
        reset("--yes");

        // When
        CommandRun result = reset("--finish", "--timeout", "1");

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("No progress for 1 s while waiting for the events' contributions");
        assertThat(installation.latest()).containsEntry("a", "1");
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
}
