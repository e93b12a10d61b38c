package vn.diemcau.consumer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.diemcau.consumer.read.TableFilters;
import vn.diemcau.consumer.read.UnitList;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.consumer.write.SummarySamples;

/** The OpenAPI document says what the API does: every route, parameter, field, status and answer. */
class ApiDescriptionTest {
    private static final Map<SummaryTable, String> ROWS = Map.of(
            SummaryTable.PROVINCES, "ProvinceSummary",
            SummaryTable.CONFERENCES, "ConferenceSummary",
            SummaryTable.DIRECTIVES, "DirectiveSummary",
            SummaryTable.PARTICIPATION, "ParticipationSummary",
            SummaryTable.STATUSES, "DirectiveStatus");

    private static ApiFixture api;
    private static JsonNode document;
    private final Set<String> seen = new TreeSet<>();

    @BeforeAll
    static void open() throws IOException {
        api = new ApiFixture();
        document = api.json("/openapi.json");
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @ParameterizedTest
    @EnumSource(SummaryTable.class)
    void shouldDescribeTheParametersOfEveryList(SummaryTable table) {
        // Given
        Set<String> described = new TreeSet<>();
        JsonNode sorts = null;

        // When
        for (JsonNode each : operation("/v1/" + table.label()).get("parameters")) {
            JsonNode parameter = resolved(each);
            if (parameter.get("in").asText().equals("query")) {
                described.add(parameter.get("name").asText());
            }
            sorts = parameter.get("name").asText().equals("sort") ? parameter.at("/schema/enum") : sorts;
        }

        // Then
        Set<String> taken = new TreeSet<>(TableFilters.of(table));
        taken.addAll(ListRequest.PARAMETERS);
        assertThat(described).isEqualTo(taken);
        assertThat(texts(sorts))
                .containsExactlyElementsOf(table.columns().stream()
                        .map(Column::field)
                        .flatMap(field -> Stream.of(field, "-" + field))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(UnitList.class)
    void shouldDescribeTheListsOfAUnit(UnitList list) {
        // When
        Set<String> described = new TreeSet<>();
        for (JsonNode each : operation("/v1/" + list.label()).get("parameters")) {
            JsonNode parameter = resolved(each);
            if (parameter.get("in").asText().equals("query")) {
                described.add(parameter.get("name").asText());
            }
        }
        JsonNode row =
                document.at("/components/schemas/" + (list == UnitList.WORKLIST ? "WorklistItem" : "AttendanceItem"));

        // Then
        List<String> fields = list.columns().stream().map(Column::field).toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(UnitListParameters.NAMES);
        assertThat(row.get("properties").fieldNames()).toIterable().containsExactlyElementsOf(fields);
        assertThat(texts(row.get("required"))).containsExactlyElementsOf(fields);
    }

    @ParameterizedTest
    @EnumSource(SummaryTable.class)
    void shouldDescribeTheFieldsOfEveryRow(SummaryTable table) {
        JsonNode schema = document.at("/components/schemas/" + ROWS.get(table));

        List<String> fields = table.columns().stream().map(Column::field).toList();
        assertThat(schema.get("properties").fieldNames()).toIterable().containsExactlyElementsOf(fields);
        assertThat(texts(schema.get("required"))).containsExactlyElementsOf(fields);
    }

    @Test
    void shouldAnswerAsDescribed() {
        // Given
        fill();

        // When, then
        for (SummaryTable table : SummaryTable.values()) {
            String path = "/v1/" + table.label();
            check(path, path, 200);
            check(path, path + "?format=csv&bom=true", 200);
            check(path, path + "?format=ndjson", 200);
            check(path, path + "?format=xlsx", 200);
            check(path, path + "?sort=place", 400);
            checkNotModified(path, path);
        }
        check("/v1/conferences/{id}", "/v1/conferences/c1", 200);
        check("/v1/conferences/{id}", "/v1/conferences/c1?x=1", 400);
        check("/v1/conferences/{id}", "/v1/conferences/c2", 404);
        checkNotModified("/v1/conferences/{id}", "/v1/conferences/c1");
        check("/v1/directives/{conferenceId}/{directiveId}", "/v1/directives/c1/d1", 200);
        check("/v1/directives/{conferenceId}/{directiveId}", "/v1/directives/c1/d1?x=1", 400);
        check("/v1/directives/{conferenceId}/{directiveId}", "/v1/directives/c1/d2", 404);
        checkNotModified("/v1/directives/{conferenceId}/{directiveId}", "/v1/directives/c1/d1");
        for (UnitList list : UnitList.values()) {
            String path = "/v1/" + list.label();
            String request = path + "?map=63&province=VN-22";
            check(path, request, 200);
            check(path, request + "&format=csv&bom=true", 200);
            check(path, request + "&format=ndjson", 200);
            check(path, request + "&format=xlsx", 200);
            check(path, path, 400);
            checkNotModified(path, request);
        }
        check("/v1/operations", "/v1/operations", 200);
        check("/v1/operations", "/v1/operations?x=1", 400);
        check("/v1/meta", "/v1/meta", 200);
        check("/v1/meta", "/v1/meta?x=1", 400);
        check("/openapi.json", "/openapi.json", 200);
        check("/v1/changes", "/v1/changes?tables=places", 400);
        checkWithoutDatabase();

        assertThat(unseen())
                .as("what needs another host name, or a broker")
                .allMatch(each ->
                        each.endsWith(" 421") || each.equals("/v1/changes 200") || each.equals("/v1/changes 429"));
    }

    /** All at once, because each waits for a connection as long as it may. */
    private void checkWithoutDatabase() {
        TestDatabase.forbid(api.settings());
        Map<String, CompletableFuture<HttpResponse<String>>> answers = new TreeMap<>();
        for (String path : paths()) {
            if (!path.equals("/openapi.json")) {
                String required = Stream.of(UnitList.values()).anyMatch(list -> path.equals("/v1/" + list.label()))
                        ? "?province=VN-22"
                        : "";
                answers.put(path, api.ask(path.replaceAll("\\{[a-zA-Z]+}", "x") + required));
            }
        }
        answers.forEach((path, answer) -> check(path, answer.join(), 503));
    }

    private void fill() {
        api.write(SummaryTable.PROVINCES, 0, SummarySamples.province("63", "VN-22", "2019", 1));
        api.write(
                SummaryTable.CONFERENCES,
                0,
                SummarySamples.conference("c1", LocalDate.of(2019, 1, 16))
                        .setOutcomes(List.of(SummarySamples.outcome("o1", "tỷ lệ", "99.16", "63")))
                        .build());
        api.write(SummaryTable.DIRECTIVES, 0, SummarySamples.directive("c1", "d1"));
        api.write(SummaryTable.PARTICIPATION, 0, SummarySamples.participation("c1", "63", "VN-22"));
        api.write(SummaryTable.STATUSES, 0, SummarySamples.status("c1", "d1", "VN-22"));
    }

    private void check(String path, String request, int status) {
        check(path, api.get(request), status);
    }

    private void check(String path, HttpResponse<String> answer, int status) {
        String what = path + " " + status;
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(status);
        JsonNode response = described(path, status);
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode content = response.path("content").path(type);
        assertThat(content.isObject()).as(what + " may have the type " + type).isTrue();
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            ObjectNode schema = content.get("schema").deepCopy();
            schema.set("components", document.get("components"));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(ApiFixture.parse(answer.body())))
                    .as(what + ": " + answer.body())
                    .isEmpty();
        }
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (header.getValue().path("required").asBoolean()) {
                assertThat(answer.headers().firstValue(header.getKey()))
                        .as(what)
                        .isPresent();
            }
        }
        seen.add(what);
    }

    private void checkNotModified(String path, String request) {
        String tag = api.get(request).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = api.get(request, "If-None-Match", tag);
        assertThat(answer.statusCode()).isEqualTo(304);
        described(path, 304);
        seen.add(path + " 304");
    }

    private JsonNode described(String path, int status) {
        JsonNode response = resolved(operation(path).get("responses").path(Integer.toString(status)));
        assertThat(response.isObject())
                .as(path + " " + status + " is described")
                .isTrue();
        return response;
    }

    private Set<String> unseen() {
        Set<String> unseen = new TreeSet<>();
        for (String path : paths()) {
            operation(path).get("responses").fieldNames().forEachRemaining(status -> unseen.add(path + " " + status));
        }
        unseen.removeAll(seen);
        return unseen;
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    private JsonNode operation(String path) {
        return document.get("paths").path(path).path("get");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
