package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

class TopicAdminTest {
    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldCreateEveryTopicWithItsSettings() throws Exception {
        // Given
        Settings settings = settings("new.", 3);

        // When
        TopicAdmin.bringUp(settings);

        // Then
        for (Topic<?> topic : Topics.all()) {
            assertThat(partitions(topic.name("new."))).isEqualTo(3);
            assertThat(config(topic.name("new."))).containsAllEntriesOf(topic.settings());
        }
    }

    @Test
    void shouldAlterASettingThatDiffersAndLeaveTheRest() throws Exception {
        // Given
        Settings settings = settings("altered.", 2);
        TopicAdmin.bringUp(settings);
        ConfigResource events = new ConfigResource(ConfigResource.Type.TOPIC, Topics.SPEECH_EVENTS.name("altered."));
        admin.incrementalAlterConfigs(Map.of(
                        events,
                        List.of(
                                new AlterConfigOp(new ConfigEntry("retention.ms", "1000000"), AlterConfigOp.OpType.SET),
                                new AlterConfigOp(
                                        new ConfigEntry("segment.bytes", "2000000"), AlterConfigOp.OpType.SET))))
                .all()
                .get();

        // When
        TopicAdmin.bringUp(settings);

        // Then
        await().untilAsserted(() -> assertThat(config(events.name()))
                .containsEntry("retention.ms", "-1")
                .containsEntry("segment.bytes", "2000000"));
    }

    @Test
    void shouldRefuseAnotherCountOfPartitionsAndChangeNothing() throws Exception {
        // When
        admin.createTopics(List.of(new NewTopic(Topics.SPEECH_EVENTS.name("other."), 4, (short) 1)))
                .all()
                .get();

        // Then
        await().until(() -> names().contains("other.speech-events"));

        assertThatThrownBy(() -> TopicAdmin.bringUp(settings("other.", 3)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("DIEMCAU_PARTITIONS is 3, but other.speech-events has 4 partitions");
        assertThat(names()).filteredOn(name -> name.startsWith("other.")).containsExactly("other.speech-events");
    }

    private static Settings settings(String prefix, int partitions) {
        return Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.TOPIC_PREFIX, prefix)
                .with(Setting.PARTITIONS, Integer.toString(partitions));
    }

    private static int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static Map<String, String> config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static Set<String> names() throws Exception {
        return admin.listTopics().names().get();
    }
}
