package vn.diemcau.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dev/benchmark throughput} in small: it is about what it says, not about how fast anything is. */
class ThroughputTest {
    private static final int EVENTS = 5000;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void shouldCompareProgramsThatCountTheSame() throws IOException {
        // Given
        Path file = directory.resolve("results.json");
        String[] arguments = {
            "throughput",
            "--events",
            "" + EVENTS,
            "--textbook-events",
            "1000",
            "--only",
            "limit,ours,textbook",
            "--threads",
            "1",
            "--runs",
            "1",
            "--directory",
            directory.toString(),
            "--json",
            file.toString()
        };

        // When
        int code = BenchmarkMain.commandLine().execute(arguments);

        // Then
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        assertThat(code).isZero();
        assertThat(results.fieldNames())
                .toIterable()
                .containsExactly("machine", "versions", "settings", "runs", "ratios");
        assertThat(results.get("runs"))
                .extracting(run -> run.get("what").asText())
                .containsExactly("limit", "ours", "limit with writes", "textbook", "textbook");
        assertThat(results.get("runs")).allSatisfy(run -> {
            assertThat(run.get("exact").asBoolean()).isTrue();
            assertThat(run.get("events").asInt()).isGreaterThanOrEqualTo(1000);
            for (String figure :
                    new String[] {"seconds", "eventsPerSecond", "cpuMicrosPerEvent", "peakRssMiB", "bytesPerEvent"}) {
                assertThat(run.get(figure).asDouble()).describedAs(figure).isNotNegative();
            }
        });
        assertThat(results.get("versions").get("ours").get("kafka-streams").asText())
                .isNotEmpty();
        assertThat(results.get("ratios").get("ours / limit").asDouble()).isPositive();
    }
}
