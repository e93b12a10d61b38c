package vn.diemcau.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import vn.diemcau.producer.ndjson.Lines;
import vn.diemcau.producer.send.MockProducers;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

class IngestCommandTest {
    private static final String GOOD = Lines.of("SiteJoined").toString();
    private static final String BAD = Lines.of("SiteJoined").without("province").toString();

    @TempDir
    private Path directory;

    private final MockProducer<String, Object> producer = MockProducers.events(true);
    private final List<Settings> connections = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldExitWithZeroWhenAllIsSent() throws IOException {
        // Given
        Path file = write("events.ndjson", GOOD + "\n" + GOOD);

        // When
        int exit = run(Map.of(), file.toString());

        // Then
        assertThat(exit).isZero();
        assertThat(lastLine()).startsWith("read 2 = sent 2 + rejected 0 in ");
        assertThat(out.toString()).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void shouldExitWithTwoWhenLinesAreRejected() throws IOException {
        // Given
        Path file = write("events.ndjson", GOOD + "\n" + BAD);

        // When
        int exit = run(Map.of(), file.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().lines()).first().isEqualTo(file + ":2: province: is missing");
        assertThat(lastLine()).startsWith("read 2 = sent 1 + rejected 1 in ");
    }

    @Test
    void shouldExitWithOneForAMissingFileBeforeItConnects() throws IOException {
        // Given
        Path file = write("events.ndjson", GOOD);

        // When
        int exit = run(Map.of(), file.toString(), file + "x");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(err).hasToString("error: " + file + "x: there is no such file" + System.lineSeparator());
        assertThat(connections).isEmpty();
    }

    @Test
    void shouldExitWithOneAndCountWhenASendFails() throws IOException {
        // Given
        Path file = write("events.ndjson", BAD + "\n" + GOOD);
        producer.sendException = new ConfigException("no");

        // When
        int exit = run(Map.of(), file.toString());

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("error: stopped: " + file + ":2 was not acknowledged");
        assertThat(lastLine()).startsWith("read 2 = sent 0 + rejected 1 + not acknowledged 1 in ");
        assertThat(producer.closed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | Missing required parameter: 'FILE'",
                "a.ndjson --nonsense    | Unknown option: '--nonsense'",
                "a.ndjson --topic-prefix | Missing required parameter for option '--topic-prefix'",
                "- -                    | - (the standard input) can be read only once",
                "a.ndjson ./a.ndjson.rejected.ndjson | ./a.ndjson.rejected.ndjson is the file for the rejected lines of a.ndjson",
            })
    void shouldExitWith64ForWrongUsage(String arguments, String reason) {
        int exit = run(Map.of(), arguments == null ? new String[0] : arguments.split(" "));

        assertThat(exit).isEqualTo(64);
        assertThat(err.toString()).contains(reason).contains("Usage: ingest");
        assertThat(connections).isEmpty();
    }

    @Test
    void shouldExitWith64ForAnUnknownSetting() throws IOException {
        // Given
        Path file = write("events.ndjson", GOOD);

        // When
        int exit = run(Map.of("DIEMCAU_BOOTSTRAP_SERVER", "x"), file.toString());

        // Then
        assertThat(exit).isEqualTo(64);
        assertThat(err.toString()).contains("DIEMCAU_BOOTSTRAP_SERVER is not a setting");
    }

    @Test
    void shouldPreferOptionsToTheEnvironmentAndThatToDefaults() throws IOException {
        // Given
        Path file = write("events.ndjson", GOOD);
        Map<String, String> environment =
                Map.of("DIEMCAU_BOOTSTRAP_SERVERS", "environment:1", "DIEMCAU_TOPIC_PREFIX", "environment-");

        // When
        int exit = run(environment, file.toString(), "--bootstrap-servers", "option:2");

        // Then
        Settings settings = connections.get(0);
        assertThat(exit).isZero();
        assertThat(settings.get(Setting.BOOTSTRAP_SERVERS)).isEqualTo("option:2");
        assertThat(settings.get(Setting.TOPIC_PREFIX)).isEqualTo("environment-");
        assertThat(settings.get(Setting.SCHEMA_REGISTRY)).isEqualTo("http://localhost:8081");
        assertThat(producer.history())
                .extracting(record -> record.topic())
                .containsExactly("environment-conference-events");
    }

    @Test
    void shouldTakeTheSameFileTwice() throws IOException {
        // Given
        Path file = write("events.ndjson", GOOD + "\n" + BAD);

        // When
        int exit = run(Map.of(), file.toString(), file.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(lastLine()).startsWith("read 4 = sent 2 + rejected 2 in ");
        assertThat(directory.resolve("events.ndjson.rejected.ndjson")).hasContent(BAD);
    }

    @Test
    void shouldDescribeItselfCompletely() {
        // When
        int exit = run(Map.of(), "--help");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("FILE...", "--bootstrap-servers", "--schema-registry", "--topic-prefix")
                .contains("DIEMCAU_BOOTSTRAP_SERVERS", "DIEMCAU_SCHEMA_REGISTRY", "DIEMCAU_TOPIC_PREFIX")
                .contains(Setting.BOOTSTRAP_SERVERS.defaultValue(), Setting.SCHEMA_REGISTRY.defaultValue())
                .contains("Exit codes:", "64", ".rejected.ndjson", ".gz", ".zst");
    }

    private int run(Map<String, String> environment, String... arguments) {
        IngestCommand command = new IngestCommand(environment, settings -> {
            connections.add(settings);
            return producer;
        });
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String lastLine() {
        return err.toString().lines().reduce("", (before, line) -> line);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
