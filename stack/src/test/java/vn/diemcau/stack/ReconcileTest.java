package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.topic.Topics;

/** {@code reconcile} on a whole pipeline that has processed the sample; each test leaves it as it was. */
class ReconcileTest {
    private static final String CONFERENCE = "2018-12-28-chinh-phu-dia-phuong";

    private static StackRun run;

    @BeforeAll
    static void start() throws Exception {
        run = StackRun.temporary();
        run.ingestSample();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void shouldFindNoDifferenceAfterTheSample() {
        CommandRun result = CommandRun.reconcile(run.stack());

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .startsWith("75 events as of 2026-11-22, ")
                .contains("565 provinces, 4 conferences, 4 directives, 160 participation, 165 statuses; 0 differences");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void shouldFindWhatWasChangedInTheDatabaseFieldByField() throws Exception {
        // Given
        execute("update diemcau.conference_summary set sites = sites + 1, title = 'x' || title"
                + " where conference_id = '" + CONFERENCE + "'");
        execute("update diemcau.directive_status set province = 'none' where province = 'VN-22'");

        CommandRun result = CommandRun.reconcile(run.stack());
        CommandRun limited = CommandRun.reconcile(run.stack(), "--limit", "1");

        execute("update diemcau.directive_status set province = 'VN-22' where province = 'none'");

        // When
        execute("update diemcau.conference_summary set sites = sites - 1, title = substr(title, 2)"
                + " where conference_id = '" + CONFERENCE + "'");

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("table diemcau.conference_summary " + CONFERENCE + " sites: expected 7, got 8")
                .contains("table diemcau.conference_summary " + CONFERENCE + " title: expected Hội nghị")
                .containsPattern("table diemcau.directive_status \\S+/VN-22: no such row, expected ")
                .containsPattern("table diemcau.directive_status \\S+/none: a row that should not be, ")
                .contains("; 8 differences");
        assertThat(limited.out()).contains("… and 7 more").hasLineCount(3);
    }

    @Test
    void shouldFindASummaryOfWhichNoEventTells() throws Exception {
        // Given
        run.publishStray("stray");
        await().until(() -> run.rows().containsKey("conferences stray"));

        // When
        CommandRun result = CommandRun.reconcile(run.stack());

        // Then
        run.send(Topics.CONFERENCE_SUMMARIES, "stray", null);
        await().until(() -> !run.rows().containsKey("conferences stray"));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("topic conference-summaries stray: a row that should not be, ")
                .contains("table diemcau.conference_summary stray: a row that should not be, ")
                .contains("; 2 differences");
    }

    @Test
    void shouldSkipDeadLettersAndNotWaitForThem() throws Exception {
        run.send(Topics.SPEECH_EVENTS, "c", "no Avro".getBytes(StandardCharsets.UTF_8));

        CommandRun result = CommandRun.reconcile(run.stack(), "--timeout", "10");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("1 records skipped as dead letters").contains("; 0 differences");
    }

    @Test
    void shouldRefuseAnotherDayThanThatOfStreams() {
        CommandRun result = CommandRun.reconcile(run.stack(), LocalDate.of(2026, 11, 21));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("Streams counts as of [2026-11-22], not of 2026-11-21");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertThat(CommandRun.of("reconcile", "--limit", "-1").exitCode()).isEqualTo(64);
        assertThat(CommandRun.of("reconcile", "--limit", "many").exitCode()).isEqualTo(64);
        assertThat(CommandRun.of("reconcile", "--as-of", "yesterday").exitCode())
                .isEqualTo(64);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = run.stack().summaries().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
