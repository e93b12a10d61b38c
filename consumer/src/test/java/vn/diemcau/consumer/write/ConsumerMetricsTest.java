package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsumerMetricsTest {
    @Test
    void shouldBeDescribed() throws IOException {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new ConsumerMetrics(prometheus);

        assertThat(names(prometheus.scrape(), "# TYPE (diemcau_\\w+)")).isEqualTo(described());
    }

    private static Set<String> described() throws IOException {
        String docs = Files.readString(Path.of("../docs/METRICS.md"));
        String section = docs.substring(docs.indexOf("## Of `consumer`"));
        return names(section.substring(0, section.indexOf("\n## ", 1)), "(?m)^\\| `(diemcau_\\w+)");
    }

    /** Without what a timer keeps beside it, its slowest. */
    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
