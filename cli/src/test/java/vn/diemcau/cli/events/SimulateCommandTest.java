package vn.diemcau.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteAFileAndCount() throws Exception {
        // Given
        Path file = directory.resolve("events.ndjson");

        // When
        int exit = run("--events", "1000", "--seed", "5", "--duplicates", "0", "--out", file.toString());

        // Then
        assertThat(exit).isZero();
        assertThat(Files.readAllLines(file)).hasSize(1000);
        assertThat(err.toString()).startsWith("sent 1,000 = events 1,000 + duplicates 0 + poison 0 in ");
    }

    @Test
    void shouldFailWhereTheFileCannotBeWritten() {
        // Given
        Path file = directory.resolve("none/events.ndjson");

        // When
        int exit = run("--out", file.toString());

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: " + file + " cannot be written: ");
    }

    @Test
    void shouldFailWhereNoClusterAnswers() {
        int exit = run("--bootstrap-servers", "no-such-host.invalid:9092");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: No Kafka cluster answers at no-such-host.invalid:9092 (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--events 0                      | --events is 0; it takes at least 1",
                "--events many                   | 'many' is not a long",
                "--rate 0                        | --rate is 0.0; it takes records a second, above 0",
                "--rate NaN                      | --rate is NaN; it takes records a second, above 0",
                "--poison 2                      | --poison is 2.0; it takes a share from 0 to 1",
                "--duplicates -0.1               | --duplicates is -0.1; it takes a share from 0 to 1",
                "--corrections NaN               | --corrections is NaN; it takes a share from 0 to 1",
                "--disorder -1                   | --disorder is -1; it takes 0 to 1048576 places",
                "--from 2020 --to 2019           | --from is 2020 and --to is 2019; they take years from 1976 to 2098",
                "--threads 0                     | --threads is 0; it takes 1 to 256",
                "--conferences 900 --events 1000 | --conferences is 900; 1000 events are enough for 1 to 100",
                "--conferences 1 --events 90000  | --conferences is 1; 90000 events take at least 5",
                "--out - --topic-prefix x        | --out writes a file and sends nothing; it cannot be combined with",
                "--nonsense                      | Unknown option: '--nonsense'",
            })
    void shouldExitWith64ForWrongUsage(String arguments, String reason) {
        int exit = run(arguments.split(" "));

        assertThat(exit).isEqualTo(64);
        assertThat(err.toString()).contains(reason).contains("Usage: simulate");
    }

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand(Map.of()))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
