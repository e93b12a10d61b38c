package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** {@code topics} on a broker and a registry. */
class TopicsCommandTest {
    @TempDir
    static Path directory;

    private static TestCluster cluster;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        cluster = TestCluster.start(directory);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldRegisterEverySchemaWithTheLevelOfItsTopic() throws Exception {
        // Given
        Settings settings = cluster.settings("registered.");

        // When
        CommandRun first = TestCluster.run(settings, "topics");
        CommandRun second = TestCluster.run(settings, "topics");

        // Then
        assertThat(first.out()).isEqualTo("12 topics: 12 created, 0 altered; 8 schemas registered with their levels\n");
        assertThat(second.out()).isEqualTo("12 topics: 0 created, 0 altered; 8 schemas registered with their levels\n");
        for (Topic<?> topic : Topics.all()) {
            String subject = topic.subject("registered.");
            if (topic.valueType() != byte[].class) {
                assertThat(get(settings, "/config/" + subject))
                        .contains(topic.compatibility().name());
                assertThat(get(settings, "/subjects/" + subject + "/versions")).isEqualTo("[1]");
            } else {
                assertThat(get(settings, "/subjects/" + subject + "/versions")).contains("40401");
            }
        }
    }

    @Test
    void shouldPutBackASettingAndALevel() throws Exception {
        // Given
        Settings settings = cluster.settings("altered.");
        TestCluster.run(settings, "topics");
        setRetention(settings, Topics.SPEECH_EVENTS.name("altered."), "1000000");
        String config = "/config/" + Topics.SPEECH_EVENTS.subject("altered.");
        put(settings, config, "{\"compatibility\": \"NONE\"}");

        // When
        CommandRun run = TestCluster.run(settings, "topics");

        // Then
        assertThat(run.out())
                .startsWith("altered.speech-events: retention.ms is now -1, was 1000000\n"
                        + "12 topics: 0 created, 1 altered");
        assertThat(get(settings, config)).contains("BACKWARD_TRANSITIVE");
    }

    @Test
    void shouldRefuseAnotherCountOfPartitions() throws Exception {
        // Given
        Settings settings = cluster.settings("counted.");
        TestCluster.run(settings, "topics");
        int more = settings.number(Setting.PARTITIONS) + 1;

        // When
        CommandRun run;
        try (Admin admin = Admin.create(settings.kafka())) {
            admin.createPartitions(Map.of(Topics.SPEECH_EVENTS.name("counted."), NewPartitions.increaseTo(more)))
                    .all()
                    .get();
        }
        run = TestCluster.run(settings, "topics");

        // Then
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("counted.speech-events has " + more + " partitions");
    }

    @Test
    void shouldFailWhereTheRegistryDoesNotAnswerAsOne() {
        // Given
        Settings settings = cluster.settings("nowhere.")
                .with(Setting.SCHEMA_REGISTRY, cluster.settings("").get(Setting.SCHEMA_REGISTRY) + "/elsewhere");

        // When
        CommandRun run = TestCluster.run(settings, "topics");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("/elsewhere").doesNotContain("\tat ");
    }

    private String get(Settings settings, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(settings, path)));
    }

    private void put(Settings settings, String path, String body) throws Exception {
        send(HttpRequest.newBuilder(uri(settings, path)).PUT(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static URI uri(Settings settings, String path) {
        return URI.create(settings.get(Setting.SCHEMA_REGISTRY) + path);
    }

    private static void setRetention(Settings settings, String topic, String value) throws Exception {
        try (Admin admin = Admin.create(settings.kafka())) {
            AlterConfigOp set = new AlterConfigOp(new ConfigEntry("retention.ms", value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
                    .all()
                    .get();
        }
    }
}
