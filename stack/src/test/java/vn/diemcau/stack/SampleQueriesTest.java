package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries of {@code samples/sql}, and what else docs/DATABASE.md offers, over the sample events. */
class SampleQueriesTest {
    private static final Path QUERIES = Path.of("../samples/sql");

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

    static List<Path> queries() throws IOException {
        try (Stream<Path> files = Files.list(QUERIES)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldAnswerFromTheSample(Path query) throws IOException {
        assertThat(rows(Files.readString(query))).isNotEmpty();
    }

    @Test
    void shouldRankTheUnitsOfAQuarter() throws IOException {
        List<Map<String, Object>> rows = rows(Files.readString(QUERIES.resolve("league-table-of-a-quarter.sql")));

        List<Map<String, Object>> held = rows(
                "select * from diemcau.province_summary where map = '34' and period = '2025-Q3' and province <> 'VN'");
        assertThat(rows).hasSameSizeAs(held);
        assertThat(rows.get(0)).containsEntry("rank", 1L);
        assertThat(sum(rows, "conferences_attended")).isEqualTo(sum(held, "conferences_attended"));
    }

    @Test
    void shouldListWhoIsOverdue() throws IOException {
        List<Map<String, Object>> rows = rows(Files.readString(QUERIES.resolve("laggards-of-a-directive.sql")));

        assertThat(rows)
                .hasSize(number(
                        "select overdue from diemcau.directive_summary where directive_id = 'chinh-quyen-hai-cap'"));
        assertThat(rows).extracting(row -> row.get("province_name")).doesNotContainNull();
    }

    @Test
    void shouldNameTheUnitsOfStatuses() {
        assertThat(number("select count(*) from diemcau.directive_status where map is null or province_name is null"))
                .isZero();
        assertThat(rows("select distinct s.map, diemcau.map_on(c.date) as expected from diemcau.directive_status s"
                        + " join diemcau.conference_summary c using (conference_id)"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("map")).isEqualTo(row.get("expected")));
    }

    @Test
    void shouldShowTheSameInBothLanguages() {
        assertThat(number("select count(*) from diemcau.v_tinh_quy"))
                .isPositive()
                .isEqualTo(number("select count(*) from diemcau.v_province_quarter"));
        assertThat(rows("select \"Tỉnh, thành phố\", \"Quý\", \"Tham dự\" from diemcau.v_tinh_quy limit 1"))
                .hasSize(1);
        assertThat(number("select count(*) from diemcau.v_tien_do"))
                .isEqualTo(number("select count(*) from diemcau.directive_status"));
        assertThat(number("select count(*) from diemcau.v_tham_du"))
                .isEqualTo(number("select count(*) from diemcau.participation_summary"));
    }

    @Test
    void shouldSortNamesAsTheVietnameseAlphabetDoes() {
        // When
        List<String> names =
                rows("select name from diemcau.province_unit where map = '34' and code <> 'VN' order by name").stream()
                        .map(row -> row.get("name").toString())
                        .toList();

        // Then
        assertThat(names).hasSize(34);
        assertThat(names.indexOf("Đà Nẵng"))
                .isGreaterThan(names.indexOf("Cần Thơ"))
                .isLessThan(names.indexOf("Gia Lai"));
    }

    @Test
    void shouldLetReadersReadAndNoMore() {
        // Given
        String asReader = "set role diemcau_reader";

        // When
        List<Map<String, Object>> rows = rows(asReader, "select * from diemcau.v_province_year");

        // Then
        assertThat(rows).isNotEmpty();
        assertThatThrownBy(() -> rows(asReader, "delete from diemcau.province_summary returning 1"))
                .hasRootCauseMessage("ERROR: permission denied for table province_summary");
    }

    private static List<Map<String, Object>> rows(String sql) {
        return rows("reset role", sql);
    }

    private static List<Map<String, Object>> rows(String before, String sql) {
        try (Connection connection = run.stack().summaries().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(before);
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            statement.execute("reset role");
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static int number(String sql) {
        return ((Number) rows(sql).get(0).values().iterator().next()).intValue();
    }

    private static long sum(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .mapToLong(row -> ((Number) row.get(column)).longValue())
                .sum();
    }
}
