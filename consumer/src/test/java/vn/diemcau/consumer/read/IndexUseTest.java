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
import vn.diemcau.consumer.table.LargeTables;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.province.ProvinceMap;

/** How PostgreSQL goes about the questions of the API, with 10,000 conferences in the tables. */
class IndexUseTest {
    private static Database database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.open();
        LargeTables.fill(database.jdbi(), 6);
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
