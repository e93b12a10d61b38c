package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.consumer.web.WebServer;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.topic.Topics;

/** {@code GET /v1/operations} of an embedded stack. */
class OperationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the map of 2026. */
    private static final int UNITS = 34;

    @Test
    void shouldTellOfDeadLettersByReasonAndOfWaitingConferences(@TempDir Path directory) throws Exception {
        try (StackRun run = StackRun.temporary();
                WebServer server = WebServer.start(run.stack().settings(), HttpAddress.loopback(0), Metrics.none())) {
            // Given
            await().until(() -> operations(server).path("waitingConferences").asInt(-1) == 0
                    && operations(server).path("deadLetters").path("letters").asInt(-1) == 0);

            // When
            for (int i = 0; i < 3; i++) {
                run.send(Topics.CONFERENCE_EVENTS, "c" + i, null);
            }
            run.send(Topics.SPEECH_EVENTS, "c", new byte[] {0, 0, 0, 0, 99, 1});
            ingest(run, directory, """
                    {"type":"SiteJoined","conferenceId":"unknown-1","occurredAt":"2026-01-02T08:00","province":"VN-22"}
                    {"type":"SiteJoined","conferenceId":"unknown-2","occurredAt":"2026-01-02T08:00","province":"VN-22"}
                    """);

            // Then
            await().untilAsserted(() -> {
                JsonNode told = operations(server);
                assertThat(told.path("waitingConferences").asInt()).isEqualTo(2);
                JsonNode letters = told.path("deadLetters");
                assertThat(letters.path("letters").asInt()).isEqualTo(4);
                assertThat(letters.path("complete").asBoolean()).isTrue();
                assertThat(letters.path("byReason").findValuesAsText("letters")).containsExactly("3", "1");
                JsonNode most = letters.path("byReason").path(0);
                assertThat(most.path("stage").asText()).isEqualTo("tally");
                assertThat(most.path("topic").asText()).isEqualTo("conference-events");
                assertThat(most.path("reason").asText()).contains("it has no value");
                assertThat(most.path("latestOrigin").asText()).startsWith("conference-events/");
            });
            assertThat(operations(server).path("versions").path("postgresql").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void shouldBeBehindUntilTheTablesShowWhatWasSent(@TempDir Path directory) throws Exception {
        try (StackRun run = StackRun.temporary();
                WebServer server = WebServer.start(run.stack().settings(), HttpAddress.loopback(0), Metrics.none())) {
            for (int i = 1; i <= 20; i++) {
                // When
                ingest(run, directory, """
                        {"type":"ConferenceConvened","conferenceId":"c%1$d","occurredAt":"2026-01-02T08:00","title":"Hội nghị %1$d",\
                        "level":"CENTRAL","format":"ONLINE","kind":"REVIEW","convener":"Chính phủ",\
                        "scheduledStart":"2026-01-02T08:00","invited":"ALL"}
                        """.formatted(i));

                // Then
                await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
                    JsonNode behind = answer(server, "/v1/meta").path("behind");
                    assertThat(behind.path("records").asInt(-1))
                            .as("%s", behind)
                            .isZero();
                });
                JsonNode provinces = answer(server, "/v1/provinces?map=34&period=ALL&province=VN");
                assertThat(provinces
                                .path("items")
                                .path(0)
                                .path("conferencesInvited")
                                .asInt())
                        .isEqualTo(i * UNITS);
            }
        }
    }

    private static void ingest(StackRun run, Path directory, String lines) throws Exception {
        Path file = Files.writeString(directory.resolve("events.ndjson"), lines);
        try (Producer<String, Object> producer =
                EventProducers.create(run.stack().settings())) {
            Ingest.run(Input.all(List.of(file.toString())), producer, "", message -> {});
        }
    }

    private static JsonNode operations(WebServer server) throws Exception {
        return answer(server, "/v1/operations");
    }

    private static JsonNode answer(WebServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
