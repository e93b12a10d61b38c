package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.web.WebServer;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.topic.Topics;

/** {@code GET /v1/changes} of an embedded stack, read as a client of server-sent events reads it. */
class ChangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static StackRun run;
    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        run = StackRun.temporary();
        server = web();
    }

    @AfterAll
    static void stop() {
        server.close();
        run.close();
    }

    @Test
    void shouldTellWhatTheTablesHold() throws Exception {
        try (Listener listener = Listener.to(server, "")) {
            // When
            run.ingestSample();

            // Then
            Map<String, String> rows = rows();
            await().untilAsserted(() -> assertThat(listener.rows()).isEqualTo(rows));
            assertThat(listener.events).extracting(Event::name).doesNotContain("gap");
            assertThat(listener.events).extracting(Event::id).doesNotContainNull();
        }
    }

    @Test
    void shouldTellOfARowThatWentAndOnlyOfTheTablesAskedFor() throws Exception {
        // Given
        try (Listener conferences = Listener.to(server, "?tables=conference_summary");
                Listener others = Listener.to(server, "?tables=provinces,directive_status")) {
            run.publishStray("stray-1");
            await().untilAsserted(() -> assertThat(conferences.rows()).containsKey("conference_summary stray-1"));

            // When
            run.send(Topics.CONFERENCE_SUMMARIES, "stray-1", null);

            // Then
            await().untilAsserted(() -> assertThat(conferences.last("conference_summary", "stray-1"))
                    .isNotNull()
                    .satisfies(event ->
                            assertThat(event.data().get("row").isNull()).isTrue()));
            assertThat(others.events)
                    .extracting(Event::name)
                    .doesNotContain("conference_summary", "directive_summary", "participation_summary");
        }
    }

    @Test
    void shouldShowInTheTablesWhatItTells() throws Exception {
        // Given
        SummaryReader reader = new SummaryReader(run.stack().summaries());

        // When
        List<Boolean> visible = new CopyOnWriteArrayList<>();

        // Then
        try (Listener listener = Listener.to(
                server,
                "?tables=conferences",
                event -> visible.add(reader.list(SummaryTable.CONFERENCES, SummaryFilter.NONE).stream()
                        .anyMatch(row -> row.get("conferenceId").asText().equals(event.key()))))) {
            for (int i = 0; i < 20; i++) {
                run.publishStray("visible-" + i);
            }

            await().untilAsserted(() -> assertThat(listener.rows()).containsKey("conference_summary visible-19"));
        }
        assertThat(visible).isNotEmpty().doesNotContain(false);
    }

    @Test
    void shouldGoOnWhereAListenerWasCutOffAlsoAtAnotherInstance() throws Exception {
        // Given
        String position;
        try (Listener listener = Listener.to(server, "")) {
            run.publishStray("before");
            await().untilAsserted(() -> assertThat(listener.rows()).containsKey("conference_summary before"));
            position = listener.last("conference_summary", "before").id();
        }
        run.publishStray("meanwhile");

        // When
        try (Listener again = Listener.to(server, "", position);
                WebServer other = web();
                Listener elsewhere = Listener.to(other, "", position)) {
            // Then
            for (Listener listener : List.of(again, elsewhere)) {
                await().untilAsserted(() -> assertThat(listener.rows()).containsKey("conference_summary meanwhile"));
                assertThat(listener.events).extracting(Event::name).doesNotContain("gap");
                assertThat(listener.rows()).doesNotContainKey("conference_summary before");
            }
        }
    }

    @Test
    void shouldTellOfAGapFirstWhereThePositionIsNotHeld() throws Exception {
        for (String position : List.of("nonsense", "AAAAAAAA")) {
            try (Listener listener = Listener.to(server, "", position)) {
                await().untilAsserted(() -> assertThat(listener.events).isNotEmpty());

                // When
                run.publishStray("after-" + position);

                // Then
                await().untilAsserted(
                                () -> assertThat(listener.rows()).containsKey("conference_summary after-" + position));
                assertThat(listener.events.get(0).name()).isEqualTo("gap");
                assertThat(listener.events.get(0).id()).isNotEmpty();
            }
        }
    }

    @Test
    void shouldRefuseMoreListenersFromAnAddressThanItCanBear() throws Exception {
        // Given
        List<Listener> listeners = new ArrayList<>();
        // Of its own: listeners that other tests have closed are noticed with the next comment only.
        try (WebServer own = web()) {
            for (int i = 0; i < 20; i++) {
                listeners.add(Listener.to(own, ""));
            }

            // When
            HttpResponse<String> refused = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(own.uri().resolve("/v1/changes"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    @Test
    void shouldSayHowFarTheTablesAreBehind() throws Exception {
        // When
        run.publishStray("fresh");

        // Then
        await().untilAsserted(() -> {
            JsonNode behind = JSON.readTree(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(server.uri().resolve("/v1/meta"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .get("behind");
            assertThat(behind.get("records").asLong(-1)).isZero();
            assertThat(behind.get("seconds").asDouble(-1)).isZero();
        });
    }

    private static WebServer web() throws IOException {
        return WebServer.start(run.stack().settings(), HttpAddress.loopback(0), Metrics.none());
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new HashMap<>();
        SummaryReader reader = new SummaryReader(run.stack().summaries());
        for (SummaryTable table : SummaryTable.values()) {
            reader.read(
                    table,
                    SummaryFilter.NONE,
                    row -> rows.put(
                            table.tableName().replace("diemcau.", "") + " " + table.keyOf(row), row.toString()));
        }
        return rows;
    }

    /** An event as a client sees it. */
    private record Event(String name, String id, JsonNode data) {
        String key() {
            return data.path("key").asText();
        }
    }

    /** Reads events in a thread of its own. */
    private static final class Listener implements AutoCloseable {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final InputStream in;
        private final Thread thread;

        private Listener(InputStream in, Consumer<Event> heard) {
            this.in = in;
            this.thread = new Thread(() -> read(heard), "listener");
            thread.setDaemon(true);
            thread.start();
        }

        static Listener to(WebServer server, String query, String... position) throws Exception {
            return new Listener(open(server, query, position), event -> {});
        }

        static Listener to(WebServer server, String query, Consumer<Event> heard) throws Exception {
            return new Listener(open(server, query), heard);
        }

        private static InputStream open(WebServer server, String query, String... position) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve("/v1/changes" + query));
            if (position.length > 0) {
                request.header("Last-Event-ID", position[0]);
            }
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            return response.body();
        }

        /** The rows as they are after all events. */
        Map<String, String> rows() {
            Map<String, String> rows = new HashMap<>();
            for (Event event : events) {
                if (!event.name().equals("gap")) {
                    rows.put(
                            event.name() + " " + event.key(),
                            event.data().get("row").toString());
                }
            }
            rows.values().removeIf(row -> row.equals("null"));
            return rows;
        }

        /** The last event of a row; null if there is none. */
        Event last(String table, String key) {
            return events.stream()
                    .filter(event -> event.name().equals(table) && event.key().equals(key))
                    .reduce((first, second) -> second)
                    .orElse(null);
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void read(Consumer<Event> heard) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> fields = new HashMap<>();
            List<String> lines = new ArrayList<>();
            try {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isEmpty()) {
                        lines.add(line);
                        continue;
                    }
                    fields = lines.stream()
                            .filter(each -> !each.startsWith(":"))
                            .collect(Collectors.toMap(
                                    each -> each.substring(0, each.indexOf(':')),
                                    each -> each.substring(each.indexOf(':') + 1)
                                            .strip()));
                    lines.clear();
                    if (fields.containsKey("data")) {
                        Event event =
                                new Event(fields.get("event"), fields.get("id"), JSON.readTree(fields.get("data")));
                        heard.accept(event);
                        events.add(event);
                    }
                }
            } catch (IOException e) {
                // the test is over
            }
        }
    }
}
