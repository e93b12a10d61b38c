package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.cli.reconcile.ReconcileService;
import vn.diemcau.consumer.read.ProvinceSums;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
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
        // Given
        run.send(Topics.SPEECH_EVENTS, "c", "no Avro".getBytes(StandardCharsets.UTF_8));

        // When
        CommandRun result = CommandRun.reconcile(run.stack(), "--timeout", "10");

        // Then
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("1 records skipped as dead letters").contains("; 0 differences");
    }

    @Test
    void shouldCompareASampleWithTheDatabaseOnly() throws Exception {
        // Given
        run.publishStray("stray");
        await().until(() -> run.rows().containsKey("conferences stray"));

        // When
        CommandRun result = CommandRun.reconcile(run.stack(), "--sample", "10");

        // Then
        run.send(Topics.CONFERENCE_SUMMARIES, "stray", null);
        await().until(() -> !run.rows().containsKey("conferences stray"));
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .containsPattern("^[1-4] conferences of partition [01] and their \\d+ events, and province"
                        + " (63|34)/VN(-\\w\\w)? and its participation, as of 2026-11-22; 0 differences\n$");
    }

    @Test
    void shouldFindByASampleThatAProvinceIsNotTheSumOfItsParticipation() throws Exception {
        // Given
        execute("update diemcau.province_summary set speeches = speeches + 1");
        execute("update diemcau.province_summary set awards_by_kind = awards_by_kind || '{\"MEDAL\": 1000}'");

        // When
        CommandRun result = CommandRun.reconcile(run.stack(), "--sample", "1");

        // Then
        execute("update diemcau.province_summary set awards_by_kind = awards_by_kind - 'MEDAL'");
        execute("update diemcau.province_summary set speeches = speeches - 1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("table diemcau.province_summary (63|34)/VN\\S*/ALL speeches: expected \\d+, got \\d+")
                .containsPattern(
                        "table diemcau.province_summary (63|34)/VN\\S*/ALL awardsByKind.MEDAL: expected \\d+, got ");
    }

    @Test
    void shouldFindEachProvinceToBeTheSumOfItsParticipation() {
        for (ProvinceMap map : ProvinceMap.values()) {
            SortedSet<String> units = new TreeSet<>(ProvinceRegister.get().codes(map));
            units.add(ProvinceRegister.NATION);
            for (String unit : units) {
                ProvinceSums found = ProvinceSums.read(run.stack().summaries(), map, unit);

                assertThat(found.rows()).as(map.label() + "/" + unit).isEqualTo(found.sums());
            }
        }
        assertThat(ProvinceSums.read(run.stack().summaries(), ProvinceMap.MAP_34, "VN-22")
                        .rows())
                .containsKeys("ALL", "2018", "2018-Q4");
    }

    @Test
    void shouldFindByASampleWhatWasChangedInTheDatabase() throws Exception {
        // Given
        execute("update diemcau.conference_summary set sites = sites + 1");
        execute("update diemcau.participation_summary set delegates = delegates + 1");

        // When
        CommandRun result = CommandRun.reconcile(run.stack(), "--sample", "10");
        CommandRun ofOne = CommandRun.reconcile(run.stack(), "--sample", "1");

        // Then
        execute("update diemcau.participation_summary set delegates = delegates - 1");
        execute("update diemcau.conference_summary set sites = sites - 1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("table diemcau.conference_summary \\S+ sites: expected ")
                .containsPattern("table diemcau.participation_summary \\S+ delegates: expected ")
                .containsPattern("\n[1-4] conferences of partition [01] and their \\d+ events, ");
        assertThat(ofOne.out()).containsPattern("(^|\n)1 conferences of partition [01] and their \\d+ events, ");
    }

    @Test
    void shouldMeasureWhatSamplesFind() throws Exception {
        Metrics metrics = Metrics.ofProcess();
        try (ReconcileService service = new ReconcileService(run.stack().settings(), Duration.ofMinutes(1), metrics)) {
            // Given
            service.compare();
            String before = metrics.scrape(null).text();
            execute("update diemcau.conference_summary set sites = sites + 1");

            // When
            service.compare();
            execute("update diemcau.conference_summary set sites = sites - 1");
            // Then
            assertThat(before)
                    .containsPattern("(?m)^diemcau_reconcile_conferences_total [1-4]\\.0$")
                    .containsPattern("(?m)^diemcau_reconcile_differences_total 0\\.0$")
                    .containsPattern("(?m)^diemcau_reconcile_timestamp_seconds \\d");
            assertThat(metrics.scrape(null).text())
                    .containsPattern("(?m)^diemcau_reconcile_differences_total [1-4]\\.0$");
            assertThat(service.probes().checks().get("reconcile").problem()).isEmpty();
        }
    }

    @Test
    void shouldNotBeReadyWhereTheLastComparisonFailed() throws Exception {
        Settings settings = run.stack().settings().with(Setting.AS_OF, "2026-11-21");
        try (ReconcileService service = new ReconcileService(settings, Duration.ofMinutes(1), Metrics.none())) {
            service.compare();

            assertThat(service.probes().checks().get("reconcile").problem().orElseThrow())
                    .contains("Streams counts as of [2026-11-22], not of 2026-11-21");
        }
    }

    @Test
    void shouldNameTheProducerWhoseTransactionStaysOpen() throws Exception {
        // Given
        Map<String, Object> properties = run.stack().settings().kafka();
        properties.put("transactional.id", "foreign");
        CommandRun result;
        try (Producer<String, byte[]> foreign =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>("speech-events", 1, "c", new byte[] {1}))
                    .get();

            // When
            result = CommandRun.reconcile(run.stack(), "--timeout", "2");
            foreign.abortTransaction();
        }

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("No progress for 2 s")
                .containsPattern(
                        "speech-events-1: a transaction of the producer with id \\d+ is open since offset \\d+");
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
        assertThat(CommandRun.of("reconcile", "--sample", "0").exitCode()).isEqualTo(64);
        assertThat(CommandRun.of("reconcile", "--every", "0").exitCode()).isEqualTo(64);
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
