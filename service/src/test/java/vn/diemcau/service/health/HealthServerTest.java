package vn.diemcau.service.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

class HealthServerTest {
    private static final Settings SETTINGS = Settings.from(Map.of());

    private final Map<String, Check> checks = new HashMap<>(Map.of("topics", Optional::empty));
    private final Metrics metrics = Metrics.ofProcess();
    private String failure;
    private HealthServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldBeLiveWhateverIsAway() throws Exception {
        // Given
        checks.put("database", () -> Optional.of("away"));

        // When
        HttpResponse<String> live = get("/live");

        // Then
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(json(live)).isEqualTo(json("{'live':true}"));
    }

    @Test
    void shouldNotBeLiveNorReadyOnceItHasFailed() throws Exception {
        failure = "No space left on device";

        assertThat(get("/live").statusCode()).isEqualTo(503);
        assertThat(json(get("/live"))).isEqualTo(json("{'live':false,'failure':'No space left on device'}"));
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(json(get("/ready")))
                .isEqualTo(json("{'ready':false,'checks':{'failure':'No space left on device','topics':'ok'}}"));
    }

    @Test
    void shouldBeReadyWhenAllChecksPass() throws Exception {
        HttpResponse<String> ready = get("/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(ready)).isEqualTo(json("{'ready':true,'checks':{'topics':'ok'}}"));
    }

    @Test
    void shouldSayWhichChecksFailAndWhy() throws Exception {
        // Given
        checks.put("streams", () -> Optional.of("is REBALANCING"));
        checks.put("database", () -> {
            throw new IllegalStateException("refused");
        });
        checks.put("broker", () -> {
            new CountDownLatch(1).await();
            return Optional.empty();
        });

        // When
        HttpResponse<String> ready = get("/ready");

        // Then
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(json(ready))
                .isEqualTo(json("{'ready':false,'checks':{'topics':'ok','streams':'is REBALANCING',"
                        + "'database':'refused','broker':'no answer within 2 s'}}"));
    }

    @Test
    void shouldServeMetricsAsPrometheusReadsThem() throws Exception {
        // Given
        metrics.registry()
                .counter("diemcau.events.counted", "type", "SiteJoined")
                .increment();

        // When
        HttpResponse<String> scrape = get("/metrics");

        // Then
        assertThat(scrape.statusCode()).isEqualTo(200);
        assertThat(scrape.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(scrape.body())
                .contains("diemcau_events_counted_total{type=\"SiteJoined\"} 1.0")
                .contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }

    @Test
    void shouldServeOpenMetricsToThoseWhoAskForIt() throws Exception {
        HttpResponse<String> scrape = send(request("/metrics").header("Accept", "application/openmetrics-text"));

        assertThat(scrape.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/openmetrics");
        assertThat(scrape.body()).endsWith("# EOF\n");
    }

    @Test
    void shouldKnowNothingElse() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/liveness").statusCode()).isEqualTo(404);
        assertThat(get("/live/x").statusCode()).isEqualTo(404);
        assertThat(send(request("/live").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void shouldListenOnLoopbackUnlessToldOtherwise() {
        assertThat(start(SETTINGS, 0).orElseThrow().uri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldServeNothingWithPortZero() {
        assertThat(start(SETTINGS.with(Setting.HEALTH_PORT, "0"), 8091)).isEmpty();
    }

    @Test
    void shouldTakeAFreePortWhereItsOwnIsInUse() throws Exception {
        try (ServerSocket taken = taken()) {
            assertThat(start(SETTINGS, taken.getLocalPort())).isPresent();

            assertThat(server.uri().getPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(get("/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseAChosenPortThatIsInUse() throws Exception {
        try (ServerSocket taken = taken()) {
            Settings chosen = SETTINGS.with(Setting.HEALTH_PORT, Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> start(chosen, 0))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContainingAll("DIEMCAU_HEALTH_PORT", "port " + taken.getLocalPort());
        }
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> start(SETTINGS.with(Setting.HEALTH_PORT, "70000"), 0))
                .hasMessageContaining("DIEMCAU_HEALTH_PORT is 70000");
        assertThatThrownBy(() -> start(SETTINGS.with(Setting.HEALTH_PORT, "http"), 0))
                .hasMessageContaining("DIEMCAU_HEALTH_PORT is 'http'");
        assertThatThrownBy(() -> start(SETTINGS.with(Setting.HEALTH_HOST, "no such host"), 0))
                .hasMessageContaining("DIEMCAU_HEALTH_HOST is 'no such host'");
        assertThatThrownBy(() ->
                        start(SETTINGS.with(Setting.HEALTH_HOST, "0.0.0.0").with(Setting.HEALTH_PORT, "0"), 0))
                .hasMessageContaining("DIEMCAU_HEALTH_HOST is '0.0.0.0', but DIEMCAU_HEALTH_PORT is 0");
    }

    private Optional<HealthServer> start(Settings settings, int ownPort) {
        Probes probes = new Probes(() -> Optional.ofNullable(failure), checks);
        Optional<HealthServer> started = HealthServer.start(settings, ownPort, probes, metrics);
        server = started.orElse(null);
        return started;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        if (server == null) {
            start(SETTINGS, 0);
        }
        return HttpRequest.newBuilder(URI.create(server.uri() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return json(response.body());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
