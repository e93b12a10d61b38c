package vn.diemcau.consumer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.consumer.write.Partition;
import vn.diemcau.consumer.write.SummarySamples;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.rules.VietnamTime;
import vn.diemcau.summary.ConferenceStatus;

class SummaryReaderTest {
    private static Database database;
    private static SummaryReader reader;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        reader = new SummaryReader(database.dataSource());
        write(
                SummaryTable.PROVINCES,
                SummarySamples.province("63", "VN-22", "2019-Q1", 1),
                SummarySamples.province("63", "VN-22", "2019", 2),
                SummarySamples.province("34", "VN-22", "2019", 3),
                SummarySamples.province("63", "VN", "ALL", 4));
        write(
                SummaryTable.CONFERENCES,
                SummarySamples.conference("b-2019", LocalDate.of(2019, 3, 31))
                        .setClosedAt(Instant.parse("2019-01-16T10:00:00.007Z"))
                        .setStatus(ConferenceStatus.CLOSED)
                        .setSites(9_000_000_000L)
                        .setDelegatesReported(0L)
                        .setOutcomes(List.of(
                                SummarySamples.outcome("o1", "tỷ lệ", "99.16", "63"),
                                SummarySamples.outcome("o2", "nhỏ", "0.000000001", null),
                                SummarySamples.outcome("o3", "lớn", "12345678901234567890123456789", "-100")))
                        .build(),
                SummarySamples.conference("B-2025", LocalDate.of(2025, 6, 30)).build(),
                SummarySamples.conference("đ-2025", LocalDate.of(2025, 7, 1)).build(),
                SummarySamples.conference("a-2020", LocalDate.of(2020, 1, 1)).build());
        write(
                SummaryTable.DIRECTIVES,
                SummarySamples.directive("b-2019", "d1"),
                SummarySamples.directive("đ-2025", "d1"));
        write(
                SummaryTable.PARTICIPATION,
                SummarySamples.participation("b-2019", "63", "VN-01"),
                SummarySamples.participation("đ-2025", "34", "VN-01"));
        write(
                SummaryTable.STATUSES,
                SummarySamples.status("b-2019", "d1", "VN-01"),
                SummarySamples.status("đ-2025", "d1", "VN-01"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void shouldShowAProvinceAsTheContractDoes() {
        // When
        ObjectNode row = reader.list(SummaryTable.PROVINCES, new SummaryFilter(ProvinceMap.MAP_63, "2019-Q1"))
                .get(0);

        // Then
        assertThat(row)
                .hasToString(
                        "{\"map\":\"63\",\"province\":\"VN-22\",\"provinceName\":\"Nghệ An\",\"period\":\"2019-Q1\","
                                + "\"conferencesInvited\":0,\"conferencesAttended\":0,\"conferencesAbsent\":0,"
                                + "\"conferencesLate\":0,\"sites\":1,\"delegates\":0,\"connectedSeconds\":0,\"reconnects\":0,"
                                + "\"speeches\":3,\"speakingSeconds\":0,\"directivesAssigned\":0,"
                                + "\"directivesCompletedOnTime\":0,\"directivesCompletedLate\":0,\"directivesOverdue\":0,"
                                + "\"directivesOpen\":0,\"progressPercentTotal\":0,\"sitesReported\":0,"
                                + "\"delegatesReported\":0,\"outcomesReported\":0,\"awards\":0,"
                                + "\"speechesByKind\":{\"REPORT\":1,\"STATEMENT\":2},\"awardsByKind\":{},"
                                + "\"attendanceRate\":0.1,\"onTimeRate\":null,\"averageProgressPercent\":null,"
                                + "\"updatedAt\":\"2026-11-22T03:04:05.678Z\"}");
    }

    @Test
    void shouldShowAConferenceAsTheContractDoes() {
        // When
        ObjectNode row = reader.list(SummaryTable.CONFERENCES, new SummaryFilter(null, "2019"))
                .get(0);

        // Then
        assertThat(row)
                .hasToString("{\"conferenceId\":\"b-2019\",\"title\":\"Giao ban quý\",\"level\":\"CENTRAL\","
                        + "\"format\":\"ONLINE\",\"kind\":\"BRIEFING\",\"convener\":\"Văn phòng\","
                        + "\"status\":\"CLOSED\",\"date\":\"2019-03-31\",\"openedAt\":\"2019-01-16T00:00:00.000Z\","
                        + "\"closedAt\":\"2019-01-16T10:00:00.007Z\",\"provincesInvited\":0,\"provincesAttended\":0,"
                        + "\"provincesAbsent\":0,\"sites\":9000000000,\"delegates\":0,\"connectedSeconds\":0,"
                        + "\"speeches\":0,\"speakingSeconds\":0,\"directivesIssued\":0,\"directivesAssigned\":0,"
                        + "\"directivesCompletedOnTime\":0,\"directivesCompletedLate\":0,\"directivesOverdue\":0,"
                        + "\"directivesOpen\":0,\"awards\":0,\"outcomesReported\":0,\"outcomes\":["
                        + "{\"outcomeId\":\"o1\",\"province\":null,\"subject\":\"tỷ lệ\",\"value\":99.16,"
                        + "\"unit\":\"RATIO\",\"of\":63,\"qualifier\":\"AT_LEAST\"},"
                        + "{\"outcomeId\":\"o2\",\"province\":null,\"subject\":\"nhỏ\",\"value\":1E-9,"
                        + "\"unit\":\"RATIO\",\"of\":null,\"qualifier\":\"AT_LEAST\"},"
                        + "{\"outcomeId\":\"o3\",\"province\":null,\"subject\":\"lớn\","
                        + "\"value\":12345678901234567890123456789,"
                        + "\"unit\":\"RATIO\",\"of\":-100,\"qualifier\":\"AT_LEAST\"}],"
                        + "\"provincesReported\":null,\"sitesReported\":null,\"delegatesReported\":0,"
                        + "\"updatedAt\":\"2026-11-22T03:04:05.678Z\"}");
    }

    @Test
    void shouldShowADirectiveAsTheContractDoes() {
        // When
        ObjectNode row =
                reader.list(SummaryTable.DIRECTIVES, SummaryFilter.NONE).get(0);

        // Then
        assertThat(row)
                .hasToString("{\"conferenceId\":\"b-2019\",\"directiveId\":\"d1\",\"issuer\":\"Chánh Văn phòng\","
                        + "\"text\":\"Hoàn thành kế hoạch\",\"dueOn\":\"2019-12-31\",\"legalBases\":[\"18-NQ/TW\"],"
                        + "\"issuedAt\":\"2019-01-16T08:00:00.000Z\",\"assigned\":2,\"completedOnTime\":0,"
                        + "\"completedLate\":0,\"overdue\":2,\"open\":0,"
                        + "\"averageProgressPercent\":28.047619047619047,\"laggards\":[\"VN-01\",\"VN-22\"],"
                        + "\"updatedAt\":\"2026-11-22T03:04:05.678Z\"}");
    }

    @Test
    void shouldShowAStatusAsTheContractDoes() {
        ObjectNode row = reader.list(SummaryTable.STATUSES, SummaryFilter.NONE).get(0);

        assertThat(row)
                .hasToString("{\"conferenceId\":\"b-2019\",\"directiveId\":\"d1\",\"province\":\"VN-01\","
                        + "\"status\":\"OVERDUE\",\"percent\":40,\"dueOn\":\"2019-12-31\",\"completedAt\":null,"
                        + "\"updatedAt\":\"2026-11-22T03:04:05.678Z\"}");
    }

    @Test
    void shouldShowACellAsTheContractDoes() {
        // When
        ObjectNode row =
                reader.list(SummaryTable.PARTICIPATION, SummaryFilter.NONE).get(0);

        // Then
        assertThat(row.toString())
                .startsWith("{\"conferenceId\":\"b-2019\",\"map\":\"63\",\"province\":\"VN-01\"")
                .endsWith("\"speechesByKind\":{},\"awardsByKind\":{\"MEDAL\":2},"
                        + "\"firstJoinedAt\":\"2019-01-16T00:05:00.250Z\",\"lastLeftAt\":null,\"chair\":null,"
                        + "\"updatedAt\":\"2026-11-22T03:04:05.678Z\"}");
    }

    @Test
    void shouldSortByTheBytesOfTheKey() {
        assertThat(conferences(SummaryFilter.NONE, SummaryTable.CONFERENCES))
                .containsExactly("B-2025", "a-2020", "b-2019", "đ-2025");
        assertThat(provinces(SummaryFilter.NONE))
                .containsExactly("34/VN-22/2019", "63/VN/ALL", "63/VN-22/2019", "63/VN-22/2019-Q1");
    }

    @Test
    void shouldFilterProvincesByTheirMapAndPeriod() {
        assertThat(provinces(new SummaryFilter(ProvinceMap.MAP_63, null)))
                .containsExactly("63/VN/ALL", "63/VN-22/2019", "63/VN-22/2019-Q1");
        assertThat(provinces(new SummaryFilter(null, "2019"))).containsExactly("34/VN-22/2019", "63/VN-22/2019");
        assertThat(provinces(new SummaryFilter(ProvinceMap.MAP_63, "ALL"))).containsExactly("63/VN/ALL");
        assertThat(provinces(new SummaryFilter(ProvinceMap.MAP_34, "ALL"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    63, ,        B-2025 a-2020 b-2019
                    34, ,        B-2025 a-2020 b-2019 đ-2025
                    ,   ALL,     B-2025 a-2020 b-2019 đ-2025
                    ,   2019-Q1, b-2019
                    ,   2019-Q2, ''
                    ,   2020,    a-2020
                    ,   2025,    B-2025 đ-2025
                    63, 2025,    B-2025
                    34, 2025,    B-2025 đ-2025
                    34, 2025-Q3, đ-2025
                    63, 2025-Q3, ''
                    34, 2019,    b-2019
                    """)
    void shouldFilterConferencesByTheirDates(String map, String period, String expected) {
        // Given
        SummaryFilter filter = new SummaryFilter(map == null ? null : ProvinceMap.of(map), period);

        // When
        List<String> conferences = conferences(filter, SummaryTable.CONFERENCES);

        // Then
        assertThat(String.join(" ", conferences)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DIRECTIVES", "PARTICIPATION", "STATUSES"})
    void shouldFilterTheRestByTheirConferences(SummaryTable table) {
        assertThat(conferences(SummaryFilter.NONE, table)).containsExactly("b-2019", "đ-2025");
        assertThat(conferences(new SummaryFilter(ProvinceMap.MAP_34, null), table))
                .containsExactly("b-2019", "đ-2025");
        assertThat(conferences(new SummaryFilter(ProvinceMap.MAP_34, "2025"), table))
                .containsExactly("đ-2025");
        assertThat(conferences(new SummaryFilter(ProvinceMap.MAP_63, "2019-Q1"), table))
                .containsExactly("b-2019");
    }

    @Test
    void shouldKnowTheFirstDayOfTheNewMapAsTheContractDoes() {
        LocalDate first = VietnamTime.FIRST_DAY_OF_MAP_34;

        assertThat(ProvinceMap.on(first)).isEqualTo(ProvinceMap.MAP_34);
        assertThat(ProvinceMap.on(first.minusDays(1))).isEqualTo(ProvinceMap.MAP_63);
    }

    @ParameterizedTest
    @CsvSource({"2019-Q5", "2019-1", "19", "all", "''", "2019-Q1-"})
    void shouldRefuseWhatIsNoPeriod(String period) {
        assertThatThrownBy(() -> new SummaryFilter(null, period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + period + "'", "2019-Q1");
    }

    private static void write(SummaryTable table, IndexedRecord... summaries) {
        Partition partition = new Partition(database, table, 0).claim("id", 0, 0);
        for (int offset = 0; offset < summaries.length; offset++) {
            partition.with(offset, summaries[offset]);
        }
        partition.write(summaries.length);
    }

    private static List<String> conferences(SummaryFilter filter, SummaryTable table) {
        return keys(filter, table, row -> row.get("conferenceId").textValue());
    }

    private static List<String> provinces(SummaryFilter filter) {
        return keys(
                filter,
                SummaryTable.PROVINCES,
                row -> row.get("map").textValue() + "/" + row.get("province").textValue() + "/"
                        + row.get("period").textValue());
    }

    private static List<String> keys(SummaryFilter filter, SummaryTable table, Function<ObjectNode, String> key) {
        return reader.list(table, filter).stream().map(key).toList();
    }
}
