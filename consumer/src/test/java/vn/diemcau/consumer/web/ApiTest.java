package vn.diemcau.consumer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummarySamples;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;

class ApiTest {
    private static final String ODD_ID = "50%;a=b?c#d+é…";
    private static ApiFixture api;

    @BeforeAll
    static void open() throws IOException {
        api = new ApiFixture();
        api.write(
                SummaryTable.PROVINCES,
                0,
                SummarySamples.province("63", "VN-22", "2019-Q1", 1),
                SummarySamples.province("63", "VN-22", "2019", 2),
                SummarySamples.province("34", "VN-22", "2019", 3),
                SummarySamples.province("63", "VN-03", "2019", 3),
                SummarySamples.province("63", "VN", "ALL", 4));
        api.write(
                SummaryTable.CONFERENCES,
                0,
                SummarySamples.conference("b-2019", LocalDate.of(2019, 3, 31))
                        .setTitle("Hội nghị Đắk Lắk về QUÝ I")
                        .setClosedAt(Instant.parse("2019-01-16T10:00:00.007Z"))
                        .setStatus(ConferenceStatus.CLOSED)
                        .setDelegatesReported(0L)
                        .setOutcomes(List.of(SummarySamples.outcome("o1", "tỷ lệ", "99.16", "63")))
                        .build(),
                SummarySamples.conference("B-2025", LocalDate.of(2025, 6, 30))
                        .setTitle("=1+1")
                        .setConvener(" @SUM(A1)")
                        .build(),
                SummarySamples.conference("đ-2025", LocalDate.of(2025, 7, 1))
                        .setTitle("Giảm 100% \"giấy tờ\", một_cửa")
                        .build(),
                SummarySamples.conference(ODD_ID, LocalDate.of(2020, 1, 1)).build(),
                SummarySamples.conference("..", LocalDate.of(2020, 1, 2)).build());
        api.write(
                SummaryTable.DIRECTIVES,
                0,
                SummarySamples.directive("b-2019", "d1"),
                SummarySamples.directive("đ-2025", "d1"),
                SummarySamples.directive("đ-2025", ODD_ID));
        api.write(
                SummaryTable.PARTICIPATION,
                0,
                SummarySamples.participation("b-2019", "63", "VN-01"),
                SummarySamples.participation("đ-2025", "34", "VN-01"),
                SummarySamples.participation("đ-2025", "34", "VN-22"));
        api.write(
                SummaryTable.STATUSES,
                0,
                SummarySamples.status("b-2019", "d1", "VN-01"),
                completed("b-2019", "d1", "VN-22"),
                SummarySamples.status("đ-2025", "d1", "VN-01"),
                withoutDueDate("đ-2025", ODD_ID, "VN-22"));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldListTheRowsOfTheReport(SummaryTable table) {
        // Given
        List<ObjectNode> report = new SummaryReader(api.database().dataSource()).list(table, SummaryFilter.NONE);

        // When
        List<JsonNode> list = api.all("/v1/" + table.label(), 2);

        // Then
        assertThat(texts(list)).isEqualTo(texts(report));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void shouldGiveEachRowOnceInTheOrderAskedFor(SummaryTable table, String field) {
        // Given
        String path = "/v1/" + table.label() + "?sort=";

        List<JsonNode> ascending = api.all(path + field, 1);

        // When
        List<JsonNode> descending = api.all(path + "-" + field, 2);

        // Then
        List<JsonNode> reversed = new ArrayList<>(descending);
        Collections.reverse(reversed);
        assertThat(texts(ascending))
                .isEqualTo(texts(reversed))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(texts(api.all("/v1/" + table.label(), 1000)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    provinces?map=34                     | 34/VN-22/2019
                    provinces?period=2019                | 34/VN-22/2019 63/VN-03/2019 63/VN-22/2019
                    provinces?province=VN                | 63/VN/ALL
                    provinces?province=h%C3%A0%20giang   | 63/VN-03/2019
                    provinces?map=63&period=2019&province=VN-22 | 63/VN-22/2019
                    conferences?from=2025-06-30          | B-2025 đ-2025
                    conferences?to=2019-03-31            | b-2019
                    conferences?from=2020-01-01&to=2025-06-30 | .. 50%;a=b?c#d+é… B-2025
                    conferences?status=CLOSED            | b-2019
                    conferences?level=PROVINCIAL         | ''
                    conferences?format=ONLINE&kind=BRIEFING&level=CENTRAL&status=CLOSED | b-2019
                    conferences?q=dak+LAK                | b-2019
                    conferences?q=Qu%C3%9D%20I           | b-2019
                    conferences?q=100%25                 | đ-2025
                    conferences?q=t_c                    | đ-2025
                    conferences?q=_                      | đ-2025
                    conferences?q=%5C                    | ''
                    conferences?q=van+phong&from=2025-07-01 | đ-2025
                    directives?conference=%C4%91-2025    | đ-2025/50%;a=b?c#d+é… đ-2025/d1
                    directives?province=VN-22            | b-2019/d1 đ-2025/50%;a=b?c#d+é…
                    directives?status=OVERDUE            | b-2019/d1 đ-2025/50%;a=b?c#d+é… đ-2025/d1
                    directives?province=VN-22&status=OVERDUE | đ-2025/50%;a=b?c#d+é…
                    directives?dueBefore=2019-12-31      | ''
                    directives?dueBefore=2020-01-01      | b-2019/d1 đ-2025/50%;a=b?c#d+é… đ-2025/d1
                    directives?dueAfter=2019-12-31       | ''
                    directives?issuer=CHANH%20v%C4%83n    | b-2019/d1 đ-2025/50%;a=b?c#d+é… đ-2025/d1
                    directives?issuer=hoan%20thanh       | ''
                    directives?q=hoan%20THANH            | b-2019/d1 đ-2025/50%;a=b?c#d+é… đ-2025/d1
                    statuses?province=VN-01              | b-2019/d1/VN-01 đ-2025/d1/VN-01
                    statuses?status=COMPLETED_ON_TIME    | b-2019/d1/VN-22
                    statuses?dueAfter=2019-12-30         | b-2019/d1/VN-01 b-2019/d1/VN-22 đ-2025/d1/VN-01
                    statuses?dueBefore=9999-12-31        | b-2019/d1/VN-01 b-2019/d1/VN-22 đ-2025/d1/VN-01
                    participation?province=VN-01         | b-2019/VN-01 đ-2025/VN-01
                    participation?conference=%C4%91-2025 | đ-2025/VN-01 đ-2025/VN-22
                    participation?from=2025-01-01        | đ-2025/VN-01 đ-2025/VN-22
                    participation?to=2025-01-01          | b-2019/VN-01
                    """)
    void shouldFilter(String path, String expected) {
        List<JsonNode> rows = api.all("/v1/" + path, 1);

        SummaryTable table = table(path);
        assertThat(rows.stream().map(row -> table.keyOf((ObjectNode) row)))
                .isEqualTo(Stream.of(expected.split(" "))
                        .filter(key -> !key.isEmpty())
                        .toList());
    }

    @Test
    void shouldSearchWhateverTheUnicodeForm() {
        // Given
        String decomposed = Normalizer.normalize("Đắk Lắk", Normalizer.Form.NFD);

        // When
        List<JsonNode> rows = api.all("/v1/conferences?q=" + ApiFixture.encoded(decomposed), 10);

        // Then
        assertThat(rows)
                .singleElement()
                .extracting(row -> row.get("conferenceId").asText())
                .isEqualTo("b-2019");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    provinces?foo=1,                    foo
                    provinces?map=65,                   map
                    provinces?period=2019-Q5,           period
                    provinces?province=VN-99,           province
                    provinces?province=Ngh,             province
                    conferences?province=VN-22,         province
                    conferences?from=2019-02-30,        from
                    conferences?to=yesterday,           to
                    conferences?status=UNKNOWN,         status
                    conferences?level=central,          level
                    conferences?kind=,                  kind
                    conferences?format=docx,            format
                    conferences?q=%20,                  q
                    conferences?q=a%00b,                q
                    conferences?map=63&map=34,          map
                    conferences?status=OPEN&status=OPEN, status
                    conferences?limit=0,                limit
                    conferences?limit=1001,             limit
                    conferences?limit=ten,              limit
                    conferences?limit=-1,               limit
                    conferences?sort=place,             sort
                    conferences?sort=--date,            sort
                    conferences?cursor=abc,             cursor
                    conferences?bom=yes,                bom
                    conferences?bom=true,               bom
                    conferences/b-2019?limit=1,         limit
                    meta?foo=1,                         foo
                    operations?foo=1,                   foo
                    directives?issuer=,                 issuer
                    changes?foo=1,                      foo
                    changes?tables=places,              tables
                    """)
    void shouldRefuseWhatItDoesNotKnowAndNameIt(String path, String field) {
        // When
        HttpResponse<String> response = api.get("/v1/" + path);

        // Then
        JsonNode problem = ApiFixture.parse(response.body());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(problem.get("detail").asText()).contains(field);
        assertThat(problem.get("status").asInt()).isEqualTo(400);
    }

    @Test
    void shouldRefuseTheCursorOfAnotherOrder() {
        // Given
        String cursor = api.json("/v1/conferences?limit=1").get("next").asText();

        // When
        HttpResponse<String> response = api.get("/v1/conferences?limit=1&sort=-date&cursor=" + cursor);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.parse(response.body()).get("field").asText()).isEqualTo("cursor");
    }

    @Test
    void shouldShowAConferenceWithItsCellsAndDirectives() {
        JsonNode row = api.json("/v1/conferences/" + ApiFixture.encoded("đ-2025"));

        assertThat(row.get("title").asText()).startsWith("Giảm");
        assertThat(texts(list(row.get("participation"))))
                .isEqualTo(texts(api.all("/v1/participation?conference=%C4%91-2025", 10)));
        assertThat(texts(list(row.get("directives"))))
                .isEqualTo(texts(api.all("/v1/directives?conference=%C4%91-2025", 10)));
    }

    @Test
    void shouldShowADirectiveWithItsStatuses() {
        JsonNode row = api.json("/v1/directives/b-2019/d1");

        assertThat(row.get("text").asText()).isEqualTo("Hoàn thành kế hoạch");
        assertThat(list(row.get("statuses")))
                .extracting(status -> status.get("province").asText())
                .containsExactly("VN-01", "VN-22");
    }

    @Test
    void shouldTakeAnyTextAsAnIdentifier() {
        // Given
        JsonNode odd = api.json("/v1/conferences/" + ApiFixture.encoded(ODD_ID));
        JsonNode decomposed =
                api.json("/v1/conferences/" + ApiFixture.encoded(Normalizer.normalize(ODD_ID, Normalizer.Form.NFD)));
        JsonNode dots = api.json("/v1/conferences/%2e%2e");

        // When
        JsonNode directive =
                api.json("/v1/directives/" + ApiFixture.encoded("đ-2025") + "/" + ApiFixture.encoded(ODD_ID));

        // Then
        assertThat(odd.get("conferenceId").asText()).isEqualTo(ODD_ID);
        assertThat(decomposed).isEqualTo(odd);
        assertThat(dots.get("conferenceId").asText()).isEqualTo("..");
        assertThat(directive.get("directiveId").asText()).isEqualTo(ODD_ID);
    }

    @ParameterizedTest
    @CsvSource({"conferences/none", "directives/b-2019/none", "directives/none/d1", "conferences/a%2Fb", "places"})
    void shouldNotFindWhatIsNotThere(String path) {
        HttpResponse<String> response = api.get("/v1/" + path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void shouldSayWhatItIsAbout() {
        // When
        JsonNode meta = api.json("/v1/meta");

        // Then
        assertThat(meta.get("today").asText()).isEqualTo("2026-11-22");
        assertThat(texts(list(meta.get("maps")))).containsExactly("\"63\"", "\"34\"");
        assertThat(texts(list(meta.get("periods")))).containsExactly("\"2019\"", "\"2019-Q1\"", "\"ALL\"");
        assertThat(meta.get("counts"))
                .hasToString("{\"provinces\":5,\"conferences\":5,\"directives\":3,\"participation\":3,\"statuses\":4}");
        assertThat(meta.get("behind").get("records").isNull()).as("no broker").isTrue();
        assertThat(meta.get("behind").get("seconds").isNull()).isTrue();
    }

    @Test
    void shouldNotTellWhatHasNotChanged() {
        // Given
        String tag = api.get("/v1/conferences").headers().firstValue("ETag").orElseThrow();

        // When
        HttpResponse<String> same = api.get("/v1/conferences", "If-None-Match", "\"x\", W/" + tag);
        HttpResponse<String> otherQuery = api.get("/v1/conferences?limit=1", "If-None-Match", tag);
        HttpResponse<String> csv = api.get("/v1/conferences?format=csv");
        HttpResponse<String> sameCsv = api.get(
                "/v1/conferences?format=csv",
                "If-None-Match",
                csv.headers().firstValue("ETag").orElseThrow());

        // Then
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).contains(tag);
        assertThat(otherQuery.statusCode()).isEqualTo(200);
        assertThat(sameCsv.statusCode()).isEqualTo(304);
    }

    @Test
    void shouldTellWhatHasChanged() throws IOException {
        try (ApiFixture own = new ApiFixture()) {
            // Given
            own.write(SummaryTable.PROVINCES, 0, SummarySamples.province("63", "VN-22", "2019", 1));
            String tag = own.get("/v1/provinces").headers().firstValue("ETag").orElseThrow();

            // When
            own.write(SummaryTable.PROVINCES, 0, SummarySamples.province("63", "VN-22", "2019", 2));

            // Then
            HttpResponse<String> changed = own.get("/v1/provinces", "If-None-Match", tag);
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(ApiFixture.parse(changed.body())
                            .get("items")
                            .get(0)
                            .get("sites")
                            .asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void shouldNeitherSkipNorRepeatRowsWhileOthersComeAndGo() throws IOException {
        // Given
        try (ApiFixture own = new ApiFixture()) {
            for (int i = 10; i < 40; i++) {
                own.write(SummaryTable.CONFERENCES, 0, conference("c" + i));
            }
            List<String> seen = new ArrayList<>();

            // When
            JsonNode part = own.json("/v1/conferences?limit=7");
            for (int round = 0; ; round++) {
                part.get("items")
                        .forEach(row -> seen.add(row.get("conferenceId").asText()));
                if (part.get("next").isNull()) {
                    break;
                }
                own.write(SummaryTable.CONFERENCES, 0, conference("a" + round), conference("c10" + round));
                own.database()
                        .jdbi()
                        .useHandle(handle -> handle.execute(
                                "delete from diemcau.conference_summary where conference_id = ?",
                                seen.get(seen.size() - 1)));
                part = own.json(
                        "/v1/conferences?limit=7&cursor=" + part.get("next").asText());
            }

            // Then
            assertThat(seen).doesNotHaveDuplicates().isSorted();
            for (int i = 10; i < 40; i++) {
                assertThat(seen).contains("c" + i);
            }
        }
    }

    @Test
    void shouldStreamCsvThatNoSpreadsheetRuns() {
        // When
        byte[] csv = api.bytes("/v1/conferences?format=csv&bom=true&sort=date").body();

        // Then
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFconferenceId,title,level,");
        assertThat(text.split("\r\n")).hasSize(6);
        assertThat(text)
                .contains("\r\nB-2025,'=1+1,CENTRAL")
                .contains("\"Giảm 100% \"\"giấy tờ\"\", một_cửa\"")
                .contains(",,0,2026-11-22T03:04:05.678Z")
                .contains("\"[{\"\"outcomeId\"\":\"\"o1\"\",");
    }

    @Test
    void shouldStreamLinesOfJson() {
        HttpResponse<String> response = api.get("/v1/statuses?format=ndjson&status=OVERDUE");

        List<String> lines = response.body().lines().toList();
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(lines).isEqualTo(texts(api.all("/v1/statuses?status=OVERDUE", 10)));
    }

    @Test
    void shouldStreamAWorkbook() throws IOException {
        // When
        byte[] xlsx = api.bytes("/v1/conferences?format=xlsx&format=ONLINE").body();

        // Then
        Map<String, String> parts = ApiFixture.unzip(xlsx);
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Hội nghị\"");
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("ySplit=\"1\"", "state=\"frozen\"")
                .contains("=1+1")
                .contains("50%;a=b?c#d+é…");
        // 2019-03-31 is day 43555 of the spreadsheets' calendar; a date is a number with a style.
        assertThat(sheet).containsPattern("<c r=\"H\\d\"[^>]*><v>43555(\\.0)?</v></c>");
        assertThat(sheet).doesNotContain("<f>");
        assertThat(parts.get("xl/styles.xml")).contains("yyyy-mm-dd");
    }

    /** A page of somebody else whose name was bound to this machine sends that name. */
    @Test
    void shouldAnswerToItsOwnNamesOnly() throws IOException {
        for (String path : List.of("/", "/v1/meta", "/v1/conferences", "/v1/changes", "/openapi.json")) {
            try (Socket socket = new Socket("127.0.0.1", api.uri("/").getPort())) {
                // When
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                // Then
                assertThat(answer).as(path).startsWith("HTTP/1.1 421 ").contains("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conferences?limit=2",
                "conferences?format=csv",
                "conferences?format=xlsx",
                "conferences?limit=none",
                "conferences/b-2019",
                "conferences/none",
                "worklist?province=VN-22&format=ndjson"
            })
    void shouldAnswerHeadAsGetWithoutTheBody(String request) {
        // Given
        HttpResponse<String> got = api.get("/v1/" + request);

        // When
        HttpResponse<String> head = api.head("/v1/" + request);

        // Then
        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(got.statusCode());
        for (String header : List.of("Content-Type", "ETag", "Content-Disposition")) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isEqualTo(got.headers().firstValue(header));
        }
    }

    @Test
    void shouldNotLetHeadListenToChanges() {
        HttpResponse<String> head = api.head("/v1/changes");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
    }

    @Test
    void shouldBeReadOnly() {
        HttpResponse<String> response = api.get("/v1/conferences", "Origin", "https://elsewhere.example");
        HttpResponse<String> posted = api.post("/v1/conferences", "{}");

        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    static Stream<SummaryTable> tables() {
        return Stream.of(SummaryTable.values());
    }

    static Stream<Arguments> orders() {
        return tables().flatMap(table -> table.columns().stream().map(column -> Arguments.of(table, column.field())));
    }

    private static SummaryTable table(String path) {
        return tables().filter(table -> path.startsWith(table.label() + "?"))
                .findFirst()
                .orElseThrow();
    }

    private static ConferenceSummary conference(String id) {
        return SummarySamples.conference(id, LocalDate.of(2019, 1, 1)).build();
    }

    private static DirectiveStatus completed(String conferenceId, String directiveId, String province) {
        return DirectiveStatus.newBuilder(SummarySamples.status(conferenceId, directiveId, province))
                .setStatus(DirectiveStanding.COMPLETED_ON_TIME)
                .setPercent(100)
                .setCompletedAt(Instant.parse("2019-12-30T00:00:00Z"))
                .build();
    }

    private static DirectiveStatus withoutDueDate(String conferenceId, String directiveId, String province) {
        return DirectiveStatus.newBuilder(SummarySamples.status(conferenceId, directiveId, province))
                .setDueOn(null)
                .build();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static List<String> texts(List<? extends JsonNode> rows) {
        return rows.stream().map(JsonNode::toString).toList();
    }
}
