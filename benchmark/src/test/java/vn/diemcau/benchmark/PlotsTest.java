package vn.diemcau.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dev/benchmark plots}: from the JSON of the other kinds to the page. */
class PlotsTest {
    private static final String PAGE = """
            before

            <!-- dev/benchmark plots writes what follows -->
            what was measured once
            <!-- up to here -->

            behind
            """;

    @TempDir
    Path directory;

    private Path page;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        page = Files.writeString(directory.resolve("page.md"), PAGE);
        results = Files.writeString(directory.resolve("results.json"), """
                {"machine": {"processor": "P", "cores": 2, "memoryMiB": 4096, "system": "S", "java": "J",
                             "loadAtStart": 0.1, "loadAtEnd": 2.0},
                 "versions": {}, "settings": {},
                 "runs": [
                   {"what": "ours", "variant": "1 thread", "events": 10, "eventsPerSecond": 300.0, "exact": true},
                   {"what": "ours", "variant": "1 thread", "events": 10, "eventsPerSecond": 100.0, "exact": true},
                   {"what": "ours", "variant": "1 thread", "events": 10, "eventsPerSecond": 200.0, "exact": true},
                   {"what": "flink", "variant": "hashmap", "events": 10, "eventsPerSecond": 999.0, "exact": false}],
                 "ratios": {"ours / limit": 0.5}}
                """);
    }

    @Test
    void shouldPutTheMediansOfExactRunsInThePlaceOfThoseOfThePage() throws IOException {
        // When
        int code = plots();

        // Then
        assertThat(code).isZero();
        assertThat(page)
                .content()
                .startsWith("before\n")
                .endsWith("behind\n")
                .contains("P, 2 cores, 4,096 MiB, S, J; load 0.1 before, 2.0 after.")
                .contains("| ours, 1 thread | 200 (100–300) |")
                .contains("- ours / limit: 0.50")
                .contains("![Working off a backlog, warm](plots/throughput.svg)")
                .doesNotContain("flink", "what was measured once");
    }

    @Test
    void shouldWriteTheSamePageAgain() throws IOException {
        // Given
        plots();
        String once = Files.readString(page);

        // When
        plots();

        // Then
        assertThat(page).hasContent(once);
    }

    @Test
    void shouldDrawWhatIsExact() {
        plots();

        assertThat(directory.resolve("plots/throughput.svg"))
                .content()
                .contains("ours, 1 thread")
                .doesNotContain("flink");
        assertThat(directory.resolve("plots/sink.svg")).doesNotExist();
    }

    private int plots() {
        return BenchmarkMain.commandLine()
                .execute(
                        "plots",
                        results.toString(),
                        "--to",
                        directory.resolve("plots").toString(),
                        "--page",
                        page.toString());
    }
}
