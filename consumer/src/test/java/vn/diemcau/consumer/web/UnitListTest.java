package vn.diemcau.consumer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummarySamples;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;

/** Lists of a unit. Phú Thọ (VN-68) of map 34 was made of Phú Thọ, Vĩnh Phúc (VN-70) and Hòa Bình (VN-14). */
class UnitListTest {
    private static final String TEXT = "=HYPERLINK(\"x\") <script>alert(1)</script> \u202Eđảo";

    private static ApiFixture api;

    @BeforeAll
    static void open() throws IOException {
        api = new ApiFixture();
        api.write(
                SummaryTable.CONFERENCES,
                0,
                SummarySamples.conference("old", LocalDate.of(2018, 12, 28))
                        .setTitle("Hội nghị cũ")
                        .build(),
                SummarySamples.conference("new", LocalDate.of(2025, 7, 3)).build());
        api.write(
                SummaryTable.DIRECTIVES,
                0,
                SummarySamples.directive("old", "d1"),
                SummarySamples.directive("old", "d2"),
                DirectiveSummary.newBuilder(SummarySamples.directive("new", "d1"))
                        .setText(TEXT)
                        .build());
        api.write(
                SummaryTable.STATUSES,
                0,
                status("old", "d1", "VN-14", DirectiveStanding.OVERDUE, LocalDate.of(2019, 5, 1)),
                status("old", "d1", "VN-68", DirectiveStanding.OPEN, null),
                status("old", "d1", "VN-22", DirectiveStanding.OVERDUE, LocalDate.of(2019, 5, 1)),
                status("old", "d2", "VN-70", DirectiveStanding.COMPLETED_LATE, LocalDate.of(2019, 5, 1)),
                status("old", "d2", "VN-68", DirectiveStanding.OVERDUE, LocalDate.of(2019, 4, 1)),
                status("new", "d1", "VN-68", DirectiveStanding.OVERDUE, LocalDate.of(2025, 12, 31)));
        api.write(
                SummaryTable.PARTICIPATION,
                0,
                SummarySamples.participation("old", "63", "VN-14"),
                SummarySamples.participation("old", "63", "VN-68"),
                SummarySamples.participation("old", "63", "VN-22"),
                SummarySamples.participation("new", "34", "VN-68"));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    worklist?province=VN-68              | old/d2/VN-68 old/d1/VN-14 new/d1/VN-68 old/d1/VN-68
                    worklist?map=34&province=ph%C3%BA%20th%E1%BB%8D | old/d2/VN-68 old/d1/VN-14 new/d1/VN-68 old/d1/VN-68
                    worklist?map=63&province=VN-68       | old/d2/VN-68 old/d1/VN-68
                    worklist?map=63&province=VN-14       | old/d1/VN-14
                    worklist?province=h%C3%B2a+b%C3%ACnh  | old/d1/VN-14
                    worklist?map=63&province=VN-70       | ''
                    attendance?province=VN-68            | new/VN-68 old/VN-68 old/VN-14
                    attendance?map=63&province=VN-68     | old/VN-68
                    """)
    void shouldListWhatConcernsAUnitOnceEach(String path, String expected) {
        List<JsonNode> rows = api.all("/v1/" + path, 1);

        assertThat(rows.stream()
                        .map(row -> row.get("conferenceId").asText()
                                + (row.has("directiveId")
                                        ? "/" + row.get("directiveId").asText()
                                        : "")
                                + "/" + row.get("province").asText()))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    void shouldSayWhatEachTableKnows() {
        JsonNode row =
                api.json("/v1/worklist?map=63&province=VN-14").get("items").get(0);

        assertThat(row.get("text").asText()).isEqualTo("Hoàn thành kế hoạch");
        assertThat(row.get("issuer").asText()).isEqualTo("Chánh Văn phòng");
        assertThat(row.get("title").asText()).isEqualTo("Hội nghị cũ");
        assertThat(row.get("date").asText()).isEqualTo("2018-12-28");
        assertThat(row.get("provinceName").asText()).isEqualTo("Hòa Bình");
        assertThat(row.get("percent").asInt()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    worklist,                           province
                    worklist?province=VN-99,            province
                    worklist?map=34&province=VN-14,     province
                    worklist?map=63&province=VN,        province
                    worklist?map=64&province=VN-68,     map
                    worklist?province=VN-68&sort=dueOn, sort
                    attendance?province=VN-68&limit=0,  limit
                    attendance?province=VN-68&cursor=x, cursor
                    attendance?province=VN-68&format=pdf, format
                    attendance?province=VN-68&province=VN-68, province
                    """)
    void shouldRefuseWhatItDoesNotKnowAndNameIt(String path, String field) {
        HttpResponse<String> response = api.get("/v1/" + path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.parse(response.body()).get("field").asText()).isEqualTo(field);
    }

    @Test
    void shouldExportTheWholeListForAnOffice() throws IOException {
        // When
        byte[] xlsx =
                api.bytes("/v1/worklist?map=34&province=VN-68&format=xlsx").body();

        // Then
        Map<String, String> parts = ApiFixture.unzip(xlsx);
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Việc phải làm\"");
        assertThat(parts.get("xl/sharedStrings.xml") + sheet)
                .contains("Hạn", "Tiến độ (%)", "Nội dung chỉ đạo", "Quá hạn", "Đang thực hiện", "Hòa Bình");
        assertThat(sheet).contains("<v>40</v>").doesNotContain("<f>", "<script", "OVERDUE");
        assertThat(sheet.split("<row ", -1)).hasSize(1 + 1 + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson"})
    void shouldExportTextsAsTheyAre(String format) {
        String export = api.get("/v1/worklist?province=VN-68&format=" + format).body();

        assertThat(export.lines().filter(line -> line.contains("<script>alert(1)</script> \u202Eđảo")))
                .hasSize(1);
        if (format.equals("csv")) {
            assertThat(export).contains("\"'=HYPERLINK(\"\"x\"\")").doesNotContain(",=HYPERLINK");
        }
    }

    @Test
    void shouldExportMoreRowsThanAPartHas() throws Exception {
        try (ApiFixture large = new ApiFixture()) {
            // Given
            large.write(
                    SummaryTable.CONFERENCES,
                    0,
                    SummarySamples.conference("c", LocalDate.of(2018, 1, 1)).build());
            large.write(
                    SummaryTable.STATUSES,
                    0,
                    IntStream.range(0, 20_000)
                            .mapToObj(i -> status("c", "d" + i, "VN-22", DirectiveStanding.OPEN, null))
                            .toArray(DirectiveStatus[]::new));

            // When
            String sheet = ApiFixture.unzip(large.bytes("/v1/worklist?province=VN-22&format=xlsx")
                            .body())
                    .get("xl/worksheets/sheet1.xml");

            // Then
            assertThat(sheet.split("<row ", -1)).hasSize(1 + 1 + 20_000);
        }
    }

    private static DirectiveStatus status(
            String conference, String directive, String province, DirectiveStanding standing, LocalDate due) {
        return DirectiveStatus.newBuilder(SummarySamples.status(conference, directive, province))
                .setStatus(standing)
                .setDueOn(due)
                .build();
    }
}
