package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line refuses before anything is started. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                       | Give a command
                    raport x.ndjson                          | Did you mean: diemcau report
                    report                                   | Missing required parameter: 'FILE'
                    report x.ndjson --format xml             | --format is 'xml'; it takes table, json or csv
                    report x.ndjson --map 35                 | No map '35'; there are 63 and 34
                    report x.ndjson --period 2019-Q5         | No period '2019-Q5'
                    report x.ndjson --as-of 22.11.2026       | is '22.11.2026'; it takes a date like 2026-11-22
                    report x.ndjson --table statuses         | --table works only with --format csv
                    report x.ndjson --format csv --table all | --table is 'all'; it takes provinces
                    show --table statuses                    | --table works only with --format csv
                    reset --timeout 0                        | --timeout is 0; it takes one or more seconds
                    up --port 70000                          | --port is 70000; it takes 1 to 65535
                    up --port many                           | 'many' is not an int
                    up here                                  | Unmatched argument at index 1: 'here'
                    """)
    void shouldRefuseWrongUsage(String arguments, String message) {
        int exitCode = execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(exitCode).isEqualTo(64);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldFailForAFileThatIsNotThere() {
        int exitCode = execute("report", directory.resolve("missing.ndjson").toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("missing.ndjson: there is no such file");
    }

    @Test
    void shouldFailForADirectory() {
        int exitCode = execute("report", directory.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains(directory + ": is a directory");
    }

    @Test
    void shouldFailForDataThatIsSomethingElse() throws Exception {
        // Given
        Path kept = Files.createFile(directory.resolve("letters.txt"));

        // When
        int exitCode = execute("up", "--data", directory.toString());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("contains other files");
        assertThat(directory).isDirectoryContaining(path -> path.equals(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--registry-port", "--database-port"})
    void shouldNameThePortThatIsInUse(String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            int exitCode = execute("up", option, Integer.toString(taken.getLocalPort()));

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualTo("diemcau: port " + taken.getLocalPort() + " is in use; choose another with " + option
                            + System.lineSeparator());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "report", "up", "ingest", "simulate", "producer", "streams", "consumer"})
    void shouldHelpAndTellItsVersion(String command) {
        // Given
        int help = command.isEmpty() ? execute("--help") : execute(command, "--help");

        // When
        int version = command.isEmpty() ? execute("--version") : execute(command, "--version");

        // Then
        assertThat(help).isZero();
        assertThat(version).isZero();
        // The command line is a module of its own: packaged in a whole build, classes in a part of one.
        assertThat(out.toString())
                .contains("Usage: diemcau")
                .containsPattern("diemcau (\\(not packaged\\)|\\d+\\.\\d+\\.\\d+)");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = StackMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
