package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.health.HealthServer;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Alert rules and dashboards ask for what the services measure. */
class MonitoringTest {
    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\([^)]*\\)|\\{[^}]*}|\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[a-z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> NO_METRICS = Set.of("or", "and", "unless", "bool", "up");

    @Test
    void shouldAskOnlyForWhatTheServicesMeasure() throws Exception {
        // Given
        Set<String> asked = new TreeSet<>();
        queries().forEach(query -> asked.addAll(metrics(query)));

        Settings settings = Settings.from(Map.of()).with(Setting.PARTITIONS, "1");
        Metrics metrics = Metrics.ofProcess();

        // When, then
        try (EmbeddedStack stack = EmbeddedStack.start(settings, StackDirectory.temporary(), StackPorts.ANY, metrics);
                HealthServer health = HealthServer.start(settings, 0, new Probes(stack::failure, Map.of()), metrics)
                        .orElseThrow()) {
            stack.startReconciling();
            // Those of Kafka's clients are found by a thread that looks for them now and then.
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(measured(health)).containsAll(asked));
        }
        assertThat(asked).hasSizeGreaterThan(15);
    }

    @Test
    void shouldFindTheMetricsInAQuery() {
        assertThat(metrics("sum by (job, le) (rate(a_bucket{x=~\"by(b)\"}[5m])) > 0.5 or -c_total / on (d) f1:rate"))
                .containsExactlyInAnyOrder("a_bucket", "c_total", "f1:rate");
    }

    private static List<String> queries() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(DOCKER.resolve("prometheus/alerts.yml").toFile());
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCKER.resolve("grafana/dashboards/diemcau.json").toFile());
        List<String> ofRules = rules.findValuesAsText("expr");
        List<String> ofPanels = dashboard.findValuesAsText("expr");
        assertThat(ofRules).hasSizeGreaterThan(8);
        assertThat(ofPanels).hasSizeGreaterThan(15);
        return Stream.concat(ofRules.stream(), ofPanels.stream()).toList();
    }

    private static Set<String> metrics(String query) {
        String bare = LABELS.matcher(STRING.matcher(query).replaceAll("")).replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !NO_METRICS.contains(name))
                .collect(Collectors.toSet());
    }

    private static Set<String> measured(HealthServer health) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(health.uri() + "/metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofLines())
                .body()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]", 2)[0])
                .collect(Collectors.toSet());
    }
}
