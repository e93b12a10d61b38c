package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reset} on a whole pipeline, and what comes of it when the pipeline is started again. */
class ResetTest {
    private static final String STRAY = "conferences stray";

    @TempDir
    Path directory;

    private StackRun run;

    @BeforeEach
    void start() throws Exception {
        run = StackRun.on(directory);
        run.ingestSample();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void shouldRebuildTheSameRowsAndTakeAwayWhatDoesNotComeBack() throws Exception {
        // Given
        Map<String, String> before = run.rows();
        run.publishStray("stray");
        await().until(() -> run.rows().containsKey(STRAY));
        Map<String, Long> endsBefore = run.ends();

        // When
        CommandRun refused = CommandRun.of("reset", "--yes", "--bootstrap-servers", servers());
        Map<String, Long> endsAfterRefusal = run.ends();
        run.close();
        CommandRun reset = CommandRun.of("reset", "--data", directory.toString(), "--yes");
        run = StackRun.on(directory);
        Map<String, String> unfinished = run.rows();
        CommandRun finished = finish();
        CommandRun again = finish();

        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("The application is running: the groups {diemcau=1, diemcau-consumer=1}");
        assertThat(endsAfterRefusal).isEqualTo(endsBefore);
        assertThat(reset.exitCode()).as(reset.err()).isZero();
        assertThat(reset.out()).contains("counts 75 event records again");
        assertThat(unfinished).containsKey(STRAY).containsAllEntriesOf(before);
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(finished.out())
                .contains("Of 899 summaries 898 were published again; 1 were not and will be deleted");
        await().untilAsserted(() -> assertThat(run.rows()).isEqualTo(before));
        assertThat(CommandRun.reconcile(run.stack()).exitCode()).isZero();
        assertThat(again.err()).contains("There is no reset to finish");
    }

    @Test
    void shouldTakeAllRowsAwayAndWriteThemAnewWhenCleared() throws Exception {
        // Given
        Map<String, String> before = run.rows();
        run.publishStray("stray");
        await().until(() -> run.rows().containsKey(STRAY));
        run.close();

        // When
        CommandRun reset = CommandRun.of("reset", "--data", directory.toString(), "--clear", "--yes");
        run = StackRun.on(directory);

        // Then
        assertThat(reset.exitCode()).as(reset.err()).isZero();
        await().untilAsserted(() -> assertThat(run.rows()).doesNotContainKey(STRAY));
        await().untilAsserted(() -> assertThat(run.rows()).isEqualTo(before));
        assertThat(CommandRun.reconcile(run.stack()).exitCode()).isZero();
        assertThat(finish().err()).contains("There is no reset to finish");
    }

    private CommandRun finish() {
        return CommandRun.of("reset", "--finish", "--as-of", "2026-11-22", "--bootstrap-servers", servers());
    }

    private String servers() {
        return run.stack().bootstrapServers();
    }
}
