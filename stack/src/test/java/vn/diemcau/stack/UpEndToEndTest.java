package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} as a black box: it stays, it ends when told to, and goes on where it was killed. */
class UpEndToEndTest {
    private static final String SAMPLE = "../samples/hoi-nghi.ndjson";
    private static final int CONFERENCES = 4;

    @TempDir
    Path directory;

    private DiemcauProcess process;

    /** Where a stack said that its parts are. */
    private record Stack(String broker, String registry, String jdbcUrl, Path password) {}

    @AfterEach
    void killWhatIsLeft() throws InterruptedException {
        process.kill();
    }

    @Test
    void shouldGoOnWhereItWasKilled() throws Exception {
        Path data = directory.resolve("data");
        Stack first = up("--data", data.toString(), "--as-of", "2026-11-22");
        assertThat(ingest(first)).isZero();
        await().atMost(Duration.ofMinutes(2)).until(() -> rows(first, "directive_status") > 0);
        process.kill();

        Stack second = up("--data", data.toString(), "--as-of", "2026-11-22");
        await().atMost(Duration.ofMinutes(2)).until(() -> rows(second, "conference_summary") == CONFERENCES);
        await().atMost(Duration.ofMinutes(2)).until(() -> rows(second, "directive_status") == 165);
        List<String> before = dump(second);
        assertThat(ingest(second)).isZero();
        process.terminate();
        DiemcauProcess.Result result = process.result();
        Stack third = up("--data", data.toString(), "--as-of", "2026-11-22");
        List<String> after = dump(third);

        assertThat(result.exitCode()).isEqualTo(128 + 15);
        assertThat(before).hasSizeGreaterThan(CONFERENCES);
        assertThat(after).isEqualTo(before);
        assertThat(processesOn(data)).isNotEmpty();
        process.terminate();
        process.result();
        assertThat(processesOn(data)).isEmpty();
    }

    @Test
    void shouldRefuseADirectoryThatAnotherStackHas() throws Exception {
        Path data = directory.resolve("data");
        up("--data", data.toString());

        DiemcauProcess.Result result = DiemcauProcess.run(directory, "up", "--data", data.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(data + " is in use by process ").doesNotContain("\tat ");
    }

    @Test
    void shouldLeaveNothingBehindWhenStoppedAndClearWhatAKilledOneLeft() throws Exception {
        up();
        process.kill();
        List<Path> left = temporary();

        up();
        List<Path> running = temporary();
        process.terminate();
        DiemcauProcess.Result result = process.result();

        assertThat(left).hasSize(1);
        assertThat(running).hasSize(1).doesNotContainAnyElementsOf(left);
        assertThat(result.exitCode()).isEqualTo(128 + 15);
        assertThat(temporary()).isEmpty();
        assertThat(processesOn(DiemcauProcess.temporary(directory))).isEmpty();
    }

    private Stack up(String... arguments) throws IOException {
        process = DiemcauProcess.start(
                directory, Stream.concat(Stream.of("up"), Stream.of(arguments)).toArray(String[]::new));
        Stack stack = new Stack(
                process.await("broker"),
                process.await("schema registry"),
                process.await("database"),
                Path.of(process.await("  user           diemcau, password in")));
        process.await("Ready");
        return stack;
    }

    private static int ingest(Stack stack) {
        return Main.commandLine()
                .execute(
                        "ingest", SAMPLE, "--bootstrap-servers", stack.broker(), "--schema-registry", stack.registry());
    }

    private static long rows(Stack stack, String table) throws Exception {
        return Long.parseLong(
                query(stack, "select count(*) from diemcau." + table).get(0));
    }

    /** All that is counted, without what a computation anew may change. */
    private static List<String> dump(Stack stack) throws Exception {
        return Stream.of("province_summary", "conference_summary", "participation_summary", "directive_status")
                .flatMap(table -> query(
                        stack,
                        "select (to_jsonb(t) - 'updated_at' - 'kafka_offset')::text from diemcau." + table
                                + " t order by 1")
                        .stream())
                .toList();
    }

    private static List<String> query(Stack stack, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        "diemcau",
                        Files.readString(stack.password()).strip());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException | IOException e) {
            throw new AssertionError(sql, e);
        }
    }

    private List<Path> temporary() throws IOException {
        try (Stream<Path> entries = Files.list(DiemcauProcess.temporary(directory))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("diemcau-stack"))
                    .toList();
        }
    }

    private static List<ProcessHandle> processesOn(Path path) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains(path + "/"))
                .toList();
    }
}
