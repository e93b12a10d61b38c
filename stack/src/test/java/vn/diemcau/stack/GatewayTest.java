package vn.diemcau.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.producer.gateway.Gateway;
import vn.diemcau.producer.gateway.KeyFile;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** The gateway from outside, with a real broker; every answer is held against its OpenAPI document. */
class GatewayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NDJSON = "application/x-ndjson";
    private static final String EVENT =
            "{\"type\":\"SiteJoined\",\"conferenceId\":\"c%d\",\"occurredAt\":\"2020-01-09T08:00\",\"province\":\"%s\"}";

    @TempDir
    static Path directory;

    private static TestCluster cluster;
    private static Settings installation;
    private static OpenApiDocument document;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Metrics metrics = Metrics.ofProcess();
    private KeyFile keys;
    private Settings settings;
    private Gateway gateway;

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = TestCluster.start(directory);
        installation = cluster.installation("gateway.", 2);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void start(@TempDir Path own) throws Exception {
        keys = new KeyFile(own.resolve("keys.json"));
        settings = installation
                .with(Setting.GATEWAY_PORT, "0")
                .with(Setting.GATEWAY_RATE, "0")
                .with(Setting.KEYS_FILE, keys.path().toString());
        restart();
        if (document == null) {
            document = new OpenApiDocument(
                    JSON.readTree(send(request("/openapi.json")).body()));
        }
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void restart() {
        if (gateway != null) {
            gateway.close();
        }
        gateway = Gateway.start(settings, metrics);
        await().untilAsserted(() -> assertThat(
                        post("/v1/events", "application/json", "[]").statusCode())
                .isNotEqualTo(503));
    }

    @Test
    void shouldSayOfEachEventWhereItIs() throws Exception {
        // Given
        String first = event(1);
        String second = event(2);

        // When
        JsonNode answer = checked(post("/v1/events", NDJSON, first + "\n\n" + second + "\n"), 200);

        // Then
        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            JsonNode result = answer.path("results").path(i);
            ConsumerRecord<String, byte[]> record = record(result);
            ConferenceEvent event = decoded(record);
            assertThat(event.getEventId().toString())
                    .isEqualTo(result.path("eventId").asText());
            assertThat(event.getSource().getKind().name()).isEqualTo("HTTP");
            assertThat(event.getSource().getRef()).matches("gateway:[0-9a-f]{12}#" + i);
            assertThat(header(record, "ce_id")).isEqualTo(result.path("eventId").asText());
            assertThat(header(record, "ce_source")).isEqualTo("/diemcau/gateway");
            assertThat(header(record, "ce_type")).isEqualTo("vn.diemcau.SiteJoined");
        }
    }

    @Test
    void shouldTellTheGoodFromTheBadInTheOrderOfTheRequest() throws Exception {
        // Given
        String body = "[" + event(1) + ",{\"type\":\"SiteJoind\"}," + event(1) + "," + event(2) + ", 7]";

        // When
        JsonNode answer = checked(post("/v1/events", "application/json", body), 207);

        // Then
        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.path("rejected").asInt()).isEqualTo(2);
        assertThat(answer.path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.path("results").findValuesAsText("status"))
                .containsExactly("accepted", "rejected", "duplicate", "accepted", "rejected");
        assertThat(answer.path("results").path(1).path("suggestion").asText()).isEqualTo("SiteJoined");
        assertThat(answer.path("results").path(1).path("retryable").asBoolean()).isFalse();
    }

    @Test
    void shouldLeaveOutTheAcceptedWhereOnlyTheRejectedAreWanted() throws Exception {
        JsonNode answer = checked(post("/v1/events?results=rejected", NDJSON, event(1) + "\n{}\n"), 207);

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("results").findValuesAsText("index")).containsExactly("1");
    }

    @Test
    void shouldTakeGzip() throws Exception {
        HttpRequest request = request("/v1/events")
                .header("Content-Type", NDJSON)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzipped(event(1) + "\n" + event(2))))
                .build();

        assertThat(checked(sent(request), 200).path("accepted").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/events|application/x-ndjson|{}|422",
                "/v1/events|application/x-ndjson|nonsense|400",
                "/v1/events|application/x-ndjson|''|400",
                "/v1/events|application/json|[{}|400",
                "/v1/events|application/json|[]|200",
                "/v1/events|text/plain|{}|415",
                "/v1/events|application/json; charset=utf-16|{}|415",
                "/v1/events?result=rejected|application/json|[]|400",
                "/v1/events?results=none|application/json|[]|400",
                "/v1/extract|text/plain|Hello.|200",
                "/v1/extract|application/json|{}|415",
                "/v1/extract?published=yesterday|text/plain|Hello.|400",
                "/v1/reports|application/json|[]|400",
                "/v1/reports|application/json|nonsense|400",
                "/v1/reports|application/json|''|400",
                "/v1/reports|application/json|{'report':'Hello.'}|400",
                "/v1/reports|application/json|{'report':'Hello.','events':{}}|400",
                "/v1/reports|application/json|{'report':'Hello.','events':[],'source':'x'}|400",
                "/v1/reports|application/json|{'report':'Hello.','events':[]}|422",
                "/v1/reports|text/plain|Hello.|415",
                "/v1/reports?published=yesterday|application/json|{'report':'Hello.','events':[]}|400"
            })
    void shouldAnswerWithTheStatusThatSuits(String path, String type, String body, int status) throws Exception {
        checked(post(path, type, body.replace('\'', '"')), status);
    }

    @Test
    void shouldReadPressReportsAndSendNothing() throws Exception {
        // Given
        String page = Files.readString(Path.of("../samples/luu-tru-bo-noi-vu.txt"));

        // When
        JsonNode events = checked(post("/v1/extract?published=2026-11-22", "text/plain; charset=utf-8", page), 200);

        // Then
        assertThat(events.path(0).path("type").asText()).isEqualTo("ConferenceConvened");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("quote").asText()).isNotBlank();
            assertThat(event.path("confidence").asText()).isIn("SURE", "LIKELY", "WEAK");
        });
    }

    /** What somebody mended is no longer what the article says. */
    @Test
    void shouldQuoteTheReportForWhatItShowsAndNothingElse() throws Exception {
        // Given
        String page = Files.readString(Path.of("../samples/luu-tru-bo-noi-vu.txt"));
        JsonNode found = checked(post("/v1/extract", "text/plain; charset=utf-8", page), 200);
        ObjectNode body = JSON.createObjectNode().put("report", page);
        found.forEach(finding -> body.withArray("events")
                .add(((ObjectNode) finding.deepCopy()).without(List.of("quote", "confidence"))));
        ((ObjectNode) body.path("events").path(0)).put("title", "Hội nghị khác");

        // When
        JsonNode answer = checked(post("/v1/reports", "application/json", JSON.writeValueAsString(body)), 200);

        // Then
        assertThat(answer.path("accepted").asInt()).isEqualTo(found.size());
        for (int i = 0; i < found.size(); i++) {
            Source source = source(answer.path("results").path(i));
            assertThat(source.getKind()).isEqualTo(i == 0 ? SourceKind.HTTP : SourceKind.ARTICLE);
            assertThat(source.getQuote())
                    .isEqualTo(i == 0 ? null : found.path(i).path("quote").asText());
            assertThat(source.getRef()).matches("gateway:[0-9a-f]{12}#" + i);
        }
    }

    private static Source source(JsonNode result) {
        ConsumerRecord<String, byte[]> record = record(result);
        return switch (result.path("topic").asText().substring("gateway.".length())) {
            case "conference-events" -> decoded(record).getSource();
            case "speech-events" -> decoded(record, SpeechEvent.class).getSource();
            default -> decoded(record, DirectiveEvent.class).getSource();
        };
    }

    @Test
    void shouldAnswerWithNoEventsWhereAPageReportsNoConference() throws Exception {
        JsonNode events = checked(post("/v1/extract", "text/plain; charset=utf-8", "Trời hôm nay đẹp."), 200);

        assertThat(events.isArray()).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLargeBeforeItReads() throws Exception {
        // Given
        String head = String.join(
                "\r\n",
                "POST %s HTTP/1.1",
                "Host: localhost",
                "Content-Type: %s",
                "Content-Length: %d",
                "Expect: 100-continue",
                "Connection: close",
                "",
                "");

        // When, then
        assertThat(raw(String.format(head, "/v1/events", NDJSON, (16 << 20) + 1)))
                .startsWith("HTTP/1.1 413 ");
        assertThat(raw(String.format(head, "/v1/extract", "text/plain", (8 << 20) + 1)))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void shouldRefuseWhatIsTooLargeOnceItSees() throws Exception {
        // Given
        String line = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}\n";
        HttpRequest bomb = request("/v1/events")
                .header("Content-Type", NDJSON)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzipped(line.repeat(70))))
                .build();

        // When, then
        checked(sent(bomb), 413);
        checked(post("/v1/events?results=rejected", NDJSON, "{}\n".repeat(100_001)), 413);
        checked(post("/v1/extract", "text/plain", "x".repeat((8 << 20) + 1)), 413);
    }

    @Test
    void shouldRejectAnEventThatIsTooLongAlone() throws Exception {
        // Given
        String tooLong = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";

        // When
        JsonNode answer = checked(post("/v1/events", NDJSON, tooLong + "\n" + event(1)), 413);

        // Then
        assertThat(answer.path("results").findValuesAsText("status")).containsExactly("rejected", "accepted");
    }

    @Test
    void shouldSaySoWhenABodyBreaksOff() throws Exception {
        // Given
        byte[] whole = gzipped(event(1) + "\n" + event(2) + "\n" + "x".repeat(100_000));
        HttpRequest request = request("/v1/events")
                .header("Content-Type", NDJSON)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(java.util.Arrays.copyOf(whole, whole.length - 20)))
                .build();

        // When, then
        checked(sent(request), 400);
    }

    @Test
    void shouldAnswerAClientThatHasClosedItsHalf() throws Exception {
        // Given
        byte[] body = event(1).getBytes(UTF_8);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + NDJSON
                                    + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(US_ASCII));

            // When
            socket.getOutputStream().write(body);
            socket.shutdownOutput();

            // Then
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void shouldNotLetSlowClientsDelayOthers() throws Exception {
        // Given
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.uri().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + NDJSON
                                        + "\r\nContent-Length: 1000\r\n\r\n{")
                                .getBytes(US_ASCII));
            }

            // When, then
            checked(post("/v1/events", NDJSON, event(1)), 200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void shouldTakeNothingFromPagesOfOtherSites() throws Exception {
        for (String path : List.of("/v1/events", "/v1/extract", "/v1/reports")) {
            String type = path.equals("/v1/extract") ? "text/plain" : "application/json";
            HttpRequest request = request(path)
                    .header("Content-Type", type)
                    .header("Origin", "https://evil.example")
                    .POST(HttpRequest.BodyPublishers.ofString("[]"))
                    .build();

            checked(sent(request), 403);
        }
    }

    @Test
    void shouldAnswerToItsOwnNamesOnly() throws Exception {
        String head = " HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

        for (String start :
                List.of("GET /openapi.json", "GET /", "POST /v1/events", "POST /v1/extract", "POST /v1/reports")) {
            assertThat(raw(start + head)).startsWith("HTTP/1.1 421 ").contains("application/problem+json");
        }
    }

    @Test
    void shouldWantAKeyOnceThereIsOne() throws Exception {
        // Given
        String key = keys.create("all", List.of());

        // When, then
        assertThat(checked(post("/v1/events", "application/json", "[]"), 401)
                        .path("detail")
                        .asText())
                .contains("Bearer");
        checked(post("/v1/extract", "text/plain", "x"), 401);
        checked(post("/v1/events", "application/json", "[]", "Bearer " + key + "x"), 401);
        checked(post("/v1/events", "application/json", "[]", "Basic " + key), 401);
        checked(post("/v1/events", "application/json", "[]", "bearer " + key), 200);
        keys.revoke("all");
        checked(post("/v1/events", "application/json", "[]", "Bearer " + key), 401);
        assertThat(metrics.scrape(null).text()).contains("key=\"all\"").doesNotContain(key);
    }

    @Test
    void shouldTakeOfAProvinceOnlyWhatItReportsOfItself() throws Exception {
        // Given
        String key = keys.create("nghe-an", List.of("VN-22"));
        String body = String.join(
                "\n",
                String.format(EVENT, 1, "tỉnh Nghệ An"),
                String.format(EVENT, 1, "Hà Nội"),
                "{\"type\":\"AttendanceReported\",\"conferenceId\":\"c\",\"occurredAt\":\"2020-01-09T08:00\",\"sites\":1}",
                "{\"type\":\"ConferenceOpened\",\"conferenceId\":\"c\",\"occurredAt\":\"2020-01-09T08:00\"}");

        // When
        JsonNode answer = checked(post("/v1/events", NDJSON, body, "Bearer " + key), 207);

        // Then
        assertThat(answer.path("results").findValuesAsText("status"))
                .containsExactly("accepted", "rejected", "rejected", "rejected");
        assertThat(answer.path("results").findValuesAsText("field"))
                .containsOnly("province")
                .hasSize(3);
        assertThat(decoded(record(answer.path("results").path(0))).getSource().getRef())
                .startsWith("gateway:nghe-an/");
    }

    @Test
    void shouldSlowDownAKeyThatComesTooOften() throws Exception {
        // Given
        settings = settings.with(Setting.GATEWAY_RATE, "1");
        restart();
        String key = keys.create("fast", List.of());

        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(post("/v1/events", "application/json", "[]", "Bearer " + key));
        }

        // When
        HttpResponse<String> last = answers.get(4);

        // Then
        checked(last, 429);
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        checked(post("/v1/extract", "text/plain", "x", "Bearer " + key), 429);
    }

    @Test
    void shouldNotStartForOthersWithoutAnyKey() {
        Settings open = settings.with(Setting.GATEWAY_HOST, "0.0.0.0");

        assertThatThrownBy(() -> Gateway.start(open, Metrics.none()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("diemcau keys create");
    }

    @Test
    void shouldRefuseOthersUntilThereIsAKeyWhereItIsToldTo() throws Exception {
        settings = settings.with(Setting.GATEWAY_HOST, "0.0.0.0").with(Setting.GATEWAY_WITHOUT_KEYS, "refuse");
        restart();

        checked(post("/v1/events", "application/json", "[]"), 401);
        String key = keys.create("first", List.of());
        checked(post("/v1/events", "application/json", "[]", "Bearer " + key), 200);
    }

    @Test
    void shouldShedWhatDoesNotFitAndLoseNothingThatItAccepted() throws Exception {
        // Given
        String body = IntStream.range(0, 40_000).mapToObj(i -> event(i)).collect(Collectors.joining("\n"));

        // When
        List<CompletableFuture<HttpResponse<String>>> sending = IntStream.range(0, 24)
                .mapToObj(i -> client.sendAsync(
                        eventsRequest(body.replace(":\"c", ":\"r" + i + "-")), HttpResponse.BodyHandlers.ofString()))
                .toList();

        // Then
        int accepted = 0;
        int shed = 0;
        for (CompletableFuture<HttpResponse<String>> one : sending) {
            HttpResponse<String> answer = one.get();
            JsonNode json = checked(answer, answer.statusCode());
            assertThat(answer.statusCode()).isIn(200, 503);
            shed += answer.statusCode() == 503 ? 1 : 0;
            for (JsonNode result : json.path("results")) {
                accepted += result.path("status").asText().equals("accepted") ? 1 : 0;
            }
        }
        assertThat(shed).isPositive();
        assertThat(accepted).isPositive().isEqualTo(acceptedOfLoad());
        assertThat(metrics.scrape(null).text())
                .contains("diemcau_gateway_shed_total{reason=\"bytes\"}", "diemcau_gateway_in_flight_bytes 0.0");
        checked(post("/v1/events", NDJSON, event(1)), 200);
    }

    /** Distinct events of the load test that the topic holds. */
    private long acceptedOfLoad() {
        return all().stream()
                .filter(record -> record.key().matches("r\\d+-\\d+"))
                .map(record -> header(record, "ce_id"))
                .distinct()
                .count();
    }

    @Test
    void shouldServeItsPages() throws Exception {
        HttpResponse<String> page = send(request("/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void shouldDescribeTheEventsThatItTakes() throws Exception {
        // Given
        List<String> lines = Files.readAllLines(Path.of(StackRun.SAMPLE));

        // When, then
        for (String line : lines) {
            assertThat(document.faults(document.component("Event"), JSON.readTree(line)))
                    .as(line)
                    .isEmpty();
        }
        assertThat(document.faults(document.component("Event"), JSON.readTree("{\"type\":\"SiteJoined\"}")))
                .isNotEmpty();
    }

    @Test
    void shouldHaveTheRoutesAndParametersThatItDescribes() throws Exception {
        // When
        Map<String, Set<String>> operations = document.operations();

        // Then
        assertThat(operations.keySet())
                .containsExactly("GET /openapi.json", "POST /v1/events", "POST /v1/extract", "POST /v1/reports");
        for (Map.Entry<String, Set<String>> operation : operations.entrySet()) {
            String[] route = operation.getKey().split(" ");
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                int status = sent(request(route[1])
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode();
                assertThat(status == 405).as(method + " " + route[1]).isEqualTo(!method.equals(route[0]));
            }
            for (String parameter : operation.getValue()) {
                JsonNode known = checked(post(route[1] + "?" + parameter + "=?", "text/csv", "x"), 400);
                JsonNode unknown = checked(post(route[1] + "?" + parameter + "s=?", "text/csv", "x"), 400);
                assertThat(known.path("field").asText()).isEqualTo(parameter);
                assertThat(known.path("detail").asText()).doesNotContain("no parameter of that name");
                assertThat(unknown.path("detail").asText()).contains("no parameter of that name");
            }
        }
    }

    private static String event(int number) {
        return String.format(EVENT, number, "VN-22");
    }

    private JsonNode checked(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode())
                .as(answer.body().substring(0, Math.min(1000, answer.body().length())))
                .isEqualTo(status);
        document.check(answer);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.uri() + path)).timeout(Duration.ofMinutes(2));
    }

    private HttpRequest eventsRequest(String body) {
        return request("/v1/events")
                .header("Content-Type", NDJSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return sent(request.build());
    }

    private HttpResponse<String> sent(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> post(String path, String type, String body, String... authorization) throws Exception {
        HttpRequest.Builder request =
                request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        for (String one : authorization) {
            request.header("Authorization", one);
        }
        return send(request);
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static ConferenceEvent decoded(ConsumerRecord<String, byte[]> record) {
        return decoded(record, ConferenceEvent.class);
    }

    private static <T extends SpecificRecord> T decoded(ConsumerRecord<String, byte[]> record, Class<T> type) {
        return AvroCodecs.deserializer(installation.get(Setting.DESERIALIZER), type, installation.registry())
                .deserialize(record.topic(), record.value());
    }

    /** The record that a result is about. */
    private static ConsumerRecord<String, byte[]> record(JsonNode result) {
        TopicPartition partition = new TopicPartition(
                result.path("topic").asText(), result.path("partition").asInt());
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, result.path("offset").asLong());
            return consumer.poll(Duration.ofSeconds(30)).records(partition).get(0);
        }
    }

    /** All records of the topic of conference events. */
    private static List<ConsumerRecord<String, byte[]>> all() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor("gateway.conference-events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                installation.kafka(),
                new StringDeserializer(),
                new org.apache.kafka.common.serialization.ByteArrayDeserializer());
    }
}
