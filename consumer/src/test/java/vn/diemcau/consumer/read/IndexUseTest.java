package vn.diemcau.consumer.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.province.ProvinceMap;

/** How PostgreSQL goes about the questions of the API, with 10,000 conferences in the tables. */
class IndexUseTest {
    private static Database database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.open();
        database.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into diemcau.conference_summary
                    select 'c' || g, 'Hội nghị số ' || md5(g::text), (array['CENTRAL', 'PROVINCIAL', 'DISTRICT'])[1 + g % 3],
                        (array['ONLINE', 'IN_PERSON', 'HYBRID'])[1 + g % 3],
                        (array['BRIEFING', 'REVIEW', 'STUDY', 'PLENARY', 'THEMATIC', 'OTHER'])[1 + g % 6], 'Ban ' || g % 100,
                        (array['CONVENED', 'OPEN', 'CLOSED', 'CANCELLED'])[1 + g % 4], date '2010-01-01' + g % 5000,
                        now() - g * interval '1 hour', null, 63, g % 64, 0, g % 700, g % 9000, g, g % 50, g, 2, 126, g % 126,
                        0, 0, 0, g % 5, 0, '[]', null, null, null, now(), 't', 0, g, 0
                    from generate_series(1, 10000) g""");
            handle.execute("""
                    insert into diemcau.directive_summary
                    select 'c' || g, 'd' || d, 'Ông ' || g % 50, 'Nội dung ' || md5(g::text || d), date '2010-01-01' + g % 5000,
                        '[]', now() - g * interval '1 minute', 6, g % 6, 0, 0, 0, g % 100, '[]', now(), 't', 0, g, 0
                    from generate_series(1, 10000) g, generate_series(1, 2) d""");
            handle.execute("""
                    insert into diemcau.directive_status
                    select 'c' || g, 'd' || d, 'VN-' || lpad((1 + (g * 7 + p) % 63)::text, 2, '0'),
                        (array['COMPLETED_ON_TIME', 'COMPLETED_LATE', 'OVERDUE', 'OPEN'])[1 + g % 4], g % 101,
                        date '2010-01-01' + g % 5000, null, now(), 't', 0, g, 0, '63', 'Tỉnh ' || p
                    from generate_series(1, 10000) g, generate_series(1, 2) d, generate_series(1, 3) p""");
            handle.execute("""
                    insert into diemcau.participation_summary
                    select 'c' || g, '63', 'VN-' || lpad((1 + (g * 7 + p) % 63)::text, 2, '0'), 'Tỉnh ' || p, 1, 1, 0, 0, g % 9,
                        g % 300, g, 0, 1, g, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '{}', null, null, null, now(), 't', 0, g, 0
                    from generate_series(1, 10000) g, generate_series(1, 6) p""");
            handle.execute("""
                    insert into diemcau.province_summary
                    select m, 'VN-' || lpad(p::text, 2, '0'), 'Tỉnh ' || p, (2005 + y)::text, y, y, 0, 0, p * y, 0, 0, 0, 0, 0,
                        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '{}', null, null, null, now(), 't', 0, 0, 0
                    from unnest(array['63', '34']) m, generate_series(1, 63) p, generate_series(1, 60) y""");
            handle.execute("analyze");
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    PROVINCES, map, 63
                    PROVINCES, period, 2019
                    PROVINCES, province, VN-22
                    CONFERENCES, from, 2023-08-01
                    CONFERENCES, to, 2010-02-01
                    CONFERENCES, status, CLOSED
                    CONFERENCES, level, CENTRAL
                    CONFERENCES, kind, STUDY
                    CONFERENCES, format, ONLINE
                    CONFERENCES, q, abcde
                    DIRECTIVES, conference, c77
                    DIRECTIVES, province, VN-22
                    DIRECTIVES, status, OVERDUE
                    DIRECTIVES, dueBefore, 2010-02-01
                    DIRECTIVES, dueAfter, 2023-08-01
                    DIRECTIVES, issuer, abcde
                    DIRECTIVES, q, abcde
                    PARTICIPATION, province, VN-22
                    PARTICIPATION, conference, c77
                    PARTICIPATION, from, 2023-08-01
                    PARTICIPATION, to, 2010-02-01
                    STATUSES, province, VN-22
                    STATUSES, status, OVERDUE
                    STATUSES, dueBefore, 2010-02-01
                    STATUSES, dueAfter, 2023-08-01
                    """)
    void shouldFilterByAnIndex(SummaryTable table, String filter, String value) {
        String plan =
                plan(SummaryQuery.all(table).filtered(Map.of(filter, value)).limitedTo(101));

        assertThat(plan).contains("Index").doesNotContain("Seq Scan");
    }

    @Test
    void shouldKnowEveryFilter() {
        Set<String> filters = new TreeSet<>();
        for (SummaryTable table : SummaryTable.values()) {
            TableFilters.of(table).forEach(filter -> filters.add(table + " " + filter));
        }

        assertThat(filters).as("those that shouldFilterByAnIndex goes through").hasSize(25);
    }

    @ParameterizedTest
    @EnumSource(UnitList.class)
    void shouldFindTheRowsOfAUnitByAnIndex(UnitList list) {
        for (ProvinceMap map : ProvinceMap.values()) {
            UnitQuery query = UnitQuery.of(list, map, "VN-22").limitedTo(101);

            assertThat(plan(query.sql(), query.conditions()))
                    .as(map.label())
                    .contains("Index")
                    .doesNotContain("Seq Scan on directive_status", "Seq Scan on participation_summary");
        }
    }

    /** All but what changes with every event: docs/RATIONALE.md says why. */
    @ParameterizedTest
    @EnumSource(SummaryTable.class)
    void shouldSortByAnIndexWhatSeldomChanges(SummaryTable table) {
        // When
        List<String> sorted = table.columns().stream()
                .map(Column::field)
                .filter(field -> Stream.of(field, "-" + field).noneMatch(order -> {
                    SummaryQuery query = SummaryQuery.all(table)
                            .orderedBy(SortOrder.of(table, order))
                            .limitedTo(101);
                    return plan(query).contains("Sort") || plan(query).contains("Seq Scan");
                }))
                .toList();

        // Then
        assertThat(sorted).containsAll(SELDOM.get(table));
    }

    @ParameterizedTest
    @EnumSource(SummaryTable.class)
    void shouldGoOnAfterACursorByAnIndex(SummaryTable table) {
        for (String field : SELDOM.get(table)) {
            // Given
            SortOrder order = SortOrder.of(table, "-" + field);
            List<ObjectNode> rows = new ArrayList<>();
            SummaryQuery query = SummaryQuery.all(table).orderedBy(order).limitedTo(50);
            database.jdbi().useHandle(handle -> SummaryReader.read(handle, query, rows::add));

            // When
            String plan = plan(query.after(query.cursorAt(rows.get(49))));

            // Then
            assertThat(plan).as(field).contains("Index Cond").doesNotContain("Sort", "Seq Scan");
        }
    }

    private static final Map<SummaryTable, List<String>> SELDOM = Map.of(
            SummaryTable.PROVINCES, List.of("map", "province", "provinceName", "period"),
            SummaryTable.CONFERENCES,
                    List.of(
                            "conferenceId",
                            "title",
                            "level",
                            "format",
                            "kind",
                            "convener",
                            "status",
                            "date",
                            "openedAt",
                            "closedAt"),
            SummaryTable.DIRECTIVES, List.of("conferenceId", "directiveId", "issuer", "text", "dueOn", "issuedAt"),
            SummaryTable.PARTICIPATION, List.of("conferenceId", "map", "province", "provinceName"),
            SummaryTable.STATUSES,
                    List.of("conferenceId", "directiveId", "province", "status", "dueOn", "completedAt"));

    private static String plan(SummaryQuery query) {
        return plan(query.sql(), query.conditions());
    }

    private static String plan(String sql, List<Condition> conditions) {
        return database.jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        Condition.bind(handle.createQuery("explain " + sql), conditions)
                                .mapTo(String.class)
                                .list()));
    }
}
