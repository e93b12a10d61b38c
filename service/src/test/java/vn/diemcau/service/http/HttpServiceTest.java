package vn.diemcau.service.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.service.metrics.Metrics;

class HttpServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Metrics metrics = Metrics.ofProcess();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpService service;

    @BeforeEach
    void start() throws IOException {
        service =
                HttpService.start("test", HttpAddress.loopback(0), 16, "/test-openapi.json", metrics, this::addRoutes);
    }

    @AfterEach
    void stop() {
        leave.countDown();
        service.close();
    }

    private void addRoutes(JavalinConfig config) {
        config.routes.get("/things/{id}", ctx -> ctx.result("{\"id\":\"" + ctx.pathParam("id") + "\"}"));
        config.routes.post("/things", ctx -> ctx.result("{}"));
        config.routes.get("/bad", ctx -> {
            throw new Problem(400, "Tên 'x' is no filter").field("x").with("known", 3);
        });
        config.routes.get("/broken", ctx -> {
            throw new IllegalStateException("a secret");
        });
        config.routes.get("/slow", ctx -> {
            arrived.countDown();
            leave.await();
            ctx.result("\"done\"");
        });
    }

    @Test
    void shouldAnswerProblemsWithTheFieldAtFault() throws Exception {
        HttpResponse<String> answer = get("/bad");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()))
                .isEqualTo(JSON.readTree("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"Tên 'x' is no filter\",\"field\":\"x\",\"known\":3}"));
    }

    @ParameterizedTest
    @CsvSource({"/nowhere,404", "/broken,500", "/bad,400"})
    void shouldNeverShowAStackTrace(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem(answer).path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "secret", "\tat ");
    }

    @Test
    void shouldRefuseAQueryThatCannotBeDecoded() throws Exception {
        try (Socket socket = new Socket(service.uri().getHost(), service.port())) {
            socket.getOutputStream()
                    .write("GET /things/1?limit=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        }
    }

    @Test
    void shouldSayWhichMethodsAPathTakes() throws Exception {
        HttpResponse<String> answer =
                client.send(request("/things").DELETE().build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(problem(answer).path("detail").asText()).contains("/things", "POST", "DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1"})
    void shouldRefuseANameThatIsNotItsOwn(String host) throws Exception {
        String answer = raw("GET /things/1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421 ").contains("application/problem+json", "\"field\":\"Host\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:9", "LOCALHOST", "[::1]:8088"})
    void shouldTakeItsOwnNames(String host) throws Exception {
        String answer = raw("GET /things/1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,https://evil.example,403",
        "Origin,null,403",
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Sec-Fetch-Site,same-origin,200",
        "Origin,http://localhost,200"
    })
    void shouldTakeNothingFromPagesOfOtherSites(String header, String value, int status) throws Exception {
        String answer = raw("POST /things HTTP/1.1\r\nHost: localhost\r\n" + header + ": " + value
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void shouldKeepCorsClosed() throws Exception {
        // When
        String answer = raw(String.join(
                "\r\n",
                "OPTIONS /things HTTP/1.1",
                "Host: localhost",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: POST",
                "Connection: close",
                "",
                ""));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("Access-Control-Allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "nonsense\r\n\r\n",
                "POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
            })
    void shouldAnswerMalformedRequestsAsProblems(String request) throws Exception {
        String answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "\"status\":400");
    }

    @Test
    void shouldServeItsDescription() throws Exception {
        HttpResponse<String> answer = get("/openapi.json");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(answer.body()).path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void shouldCountRequestsByRouteMethodAndStatus() throws Exception {
        // Given
        get("/things/1");
        get("/things/2");

        // When
        get("/nowhere");

        // Then
        await().untilAsserted(() -> assertThat(metrics.scrape(null).text())
                .contains(
                        "diemcau_http_requests_total{key=\"none\",method=\"GET\",route=\"/things/{id}\",status=\"200\"} 2.0",
                        "diemcau_http_requests_total{key=\"none\",method=\"other\",route=\"other\",status=\"404\"} 1.0",
                        "diemcau_http_request_seconds_count{route=\"/things/{id}\"} 2"));
    }

    @Test
    void shouldAnswerWhatIsAtWorkBeforeItStops() throws Exception {
        // Given
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("/slow").build(), HttpResponse.BodyHandlers.ofString());
        arrived.await();

        // When
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(service::close);

        // Then
        await().until(this::refused);
        assertThat(stopping).isNotDone();
        leave.countDown();
        assertThat(answer.get().body()).isEqualTo("\"done\"");
        stopping.get();
    }

    @Test
    void shouldSayThatAPortIsInUse() {
        HttpAddress taken = HttpAddress.loopback(service.port());

        assertThatThrownBy(() ->
                        HttpService.start("gateway", taken, 4, "/test-openapi.json", Metrics.none(), config -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gateway", "port " + service.port());
    }

    private boolean refused() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            return !socket.isConnected();
        } catch (IOException | IllegalArgumentException e) {
            return true;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.uri() + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return JSON.readTree(answer.body());
    }

    /** What a server answers to bytes that no client library would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
