package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.IngestException;
import vn.diemcau.producer.files.IngestResult;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** {@code up} as a black box: it stays, it ends when told to, and continues where it was killed. */
class UpEndToEndTest {
    private static final String TODAY = "2026-11-22";

    @TempDir
    Path directory;

    private DiemcauProcess process;

    @AfterEach
    void killWhatIsLeft() throws InterruptedException {
        process.kill();
    }

    @Test
    void shouldGoOnWhereItWasKilled() throws Exception {
        // Given
        Path data = directory.resolve("data");
        Settings first = up("--data", data.toString(), "--as-of", TODAY);
        IngestResult sent = ingest(first);
        process.kill();

        // When
        Settings second = up("--data", data.toString(), "--as-of", TODAY);

        // Then
        ExpectedReport.difference(through(second, sent.lastOffsets())).isEmpty();
    }

    @Test
    void shouldGoOnWhereItWasStopped() throws Exception {
        // Given
        Path data = directory.resolve("data");
        Settings first = up("--data", data.toString(), "--as-of", TODAY);
        through(first, ingest(first).lastOffsets());
        process.terminate();
        DiemcauProcess.Result stopped = process.result();
        List<ProcessHandle> left = processesOn(data);

        // When
        Settings second = up("--data", data.toString(), "--as-of", TODAY);
        IngestResult again = ingest(second);

        // Then
        ExpectedReport.difference(through(second, again.lastOffsets())).isEmpty();
        assertThat(stopped.exitCode()).isEqualTo(128 + 15);
        assertThat(left).isEmpty();
        process.terminate();
        assertThat(process.result().err()).isEmpty();
    }

    @Test
    void shouldRefuseADirectoryThatAnotherStackHas() throws Exception {
        // Given
        Path data = directory.resolve("data");
        up("--data", data.toString());

        // When
        DiemcauProcess.Result result = DiemcauProcess.run(directory, "up", "--data", data.toString());

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains(data + " is in use by process ").doesNotContain("\tat ");
    }

    @Test
    void shouldLeaveNothingBehindWhenStoppedAndClearWhatAKilledOneLeft() throws Exception {
        // Given
        up();
        process.kill();
        List<Path> left = temporary();

        // When
        up();
        List<Path> running = temporary();
        process.terminate();
        DiemcauProcess.Result result = process.result();

        // Then
        assertThat(left).hasSize(1);
        assertThat(running).hasSize(1).doesNotContainAnyElementsOf(left);
        assertThat(result.exitCode()).isEqualTo(128 + 15);
        assertThat(temporary()).isEmpty();
        assertThat(processesOn(DiemcauProcess.temporary(directory))).isEmpty();
    }

    private Settings up(String... arguments) throws IOException {
        process = DiemcauProcess.start(
                directory,
                Stream.concat(Stream.of("up", "--gateway-port=0", "--web-port=0"), Stream.of(arguments))
                        .toArray(String[]::new));
        Settings settings = Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, process.await("broker"))
                .with(Setting.SCHEMA_REGISTRY, process.await("schema registry"))
                .with(Setting.JDBC_URL, process.await("database"));
        Path password = Path.of(process.await("  user           diemcau, password in"));
        process.await("Ready");
        return settings.with(Setting.JDBC_PASSWORD, Files.readString(password));
    }

    private static IngestResult ingest(Settings settings) throws IngestException {
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            return Ingest.run(List.of(Input.of(ExpectedReport.SAMPLE)), producer, "", message -> {});
        }
    }

    /** What {@code show} prints once the database holds what was sent. */
    private JsonNode through(Settings settings, Map<TopicPartition, Long> sent)
            throws IOException, InterruptedException {
        try (Database database = Database.open(settings);
                PipelineBarrier through = new PipelineBarrier(
                        settings, database.dataSource(), Optional::empty, Duration.ofMinutes(1), line -> {})) {
            through.await(sent, LocalDate.parse(TODAY));
        }
        DiemcauProcess.Result shown = DiemcauProcess.run(
                directory,
                "show",
                "--format=json",
                "--detail",
                "--jdbc-url=" + settings.get(Setting.JDBC_URL),
                "--jdbc-password=" + settings.get(Setting.JDBC_PASSWORD));
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        return new ObjectMapper().readTree(shown.out());
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
