package vn.diemcau.stack.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.schema.SchemaGuid;
import vn.diemcau.serde.AvroSerde;
import vn.diemcau.serde.AvroSerializer;

class EmbeddedRegistryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String A = record("a", "{\"name\": \"x\", \"type\": \"int\"}");
    private static final String A_WITH_DEFAULT =
            record("a", "{\"name\": \"x\", \"type\": \"int\"}, {\"name\": \"y\", \"type\": \"int\", \"default\": 0}");
    private static final String A_WITH_REQUIRED =
            record("a", "{\"name\": \"x\", \"type\": \"int\"}, {\"name\": \"z\", \"type\": \"int\"}");

    @TempDir
    Path folder;

    private EmbeddedRegistry registry;

    private record Answer(int status, String contentType, JsonNode body) {}

    @BeforeEach
    void start() throws IOException {
        registry = EmbeddedRegistry.start(0, file());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldServeTheProjectsOwnSerializers() {
        // Given
        ConferenceEvent event =
                new ConferenceEvent(UUID.randomUUID(), "c", Instant.ofEpochMilli(5), null, new ConferenceOpened());
        AvroSerde<ConferenceEvent> serde = serde(ConferenceEvent.class);

        // When
        byte[] bytes = serde.serializer().serialize("conference-events", event);

        // Then
        assertThat(serde.deserializer().deserialize("conference-events", bytes)).isEqualTo(event);
        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(get("/subjects").body()).isEqualTo(json("[\"conference-events-value\"]"));
    }

    @Test
    void shouldBlameTheRecordForAnIdThatWasNeverGiven() {
        assertThatThrownBy(() -> serde(ConferenceEvent.class)
                        .deserializer()
                        .deserialize("conference-events", new byte[] {0, 0, 0, 0, 99, 0}))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContainingAll("schema 99", "40403");
    }

    @Test
    void shouldRefuseTheSerializerASchemaThatBreaksTheLevel() {
        // Given
        register("t-value", A);
        AvroSerializer<ConferenceEvent> serializer = new AvroSerializer<>();
        serializer.configure(Map.of("schema.registry.url", registry.uri().toString()), false);

        // When, then
        assertThatThrownBy(() -> serializer.serialize(
                        "t", new ConferenceEvent(UUID.randomUUID(), "c", Instant.EPOCH, null, new ConferenceOpened())))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContainingAll("409", "incompatible", "t-value");
    }

    @Test
    void shouldBeAwayOnceClosed() {
        // Given
        AvroSerde<SpeechEvent> serde = serde(SpeechEvent.class);

        // When
        registry.close();

        // Then
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 1, 0}))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void shouldGoOnWithTheSameIdsOnTheSameFile() throws IOException {
        // Given
        register("s", A);
        register("s", A_WITH_DEFAULT);
        put("/config/s", "{\"compatibility\": \"FULL\"}");
        delete("/subjects/s/versions/1");
        registry.close();

        // When
        registry = EmbeddedRegistry.start(0, file());

        // Then
        assertThat(get("/subjects/s/versions").body()).isEqualTo(json("[2]"));
        assertThat(get("/schemas/ids/1").body().path("schema").asText()).contains("\"a\"");
        assertThat(get("/config/s").body()).isEqualTo(json("{\"compatibilityLevel\": \"FULL\"}"));
        assertThat(register("other", A_WITH_DEFAULT).body().path("id").asInt()).isEqualTo(2);
        assertThat(register("other2", record("b", "")).body().path("id").asInt())
                .isEqualTo(3);
        assertThat(folder.resolve("registry")).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"schemas\": ["})
    void shouldRefuseAFileThatIsNoState(String content) throws IOException {
        Path file = folder.resolve("broken.json");
        Files.writeString(file, content);

        assertThatThrownBy(() -> EmbeddedRegistry.start(0, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent(content);
    }

    @Test
    void shouldNameAPortThatIsInUse() {
        int port = registry.uri().getPort();

        assertThatThrownBy(() -> EmbeddedRegistry.start(port, folder.resolve("second.json")))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(Integer.toString(port));
    }

    @Test
    void shouldRefuseAChangeThatCannotBeWritten() throws IOException {
        // Given
        register("s", A);
        Path busy = file().resolveSibling("registry.json.new");
        Files.createDirectory(busy);

        // When
        Answer refused = register("s", A_WITH_DEFAULT);

        // Then
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.body().path("error_code").asInt()).isEqualTo(50001);
        assertThat(get("/subjects/s/versions").body()).isEqualTo(json("[1]"));
    }

    @Test
    void shouldGiveOneIdToOneSchemaHoweverManyRegisterIt() throws Exception {
        // Given
        int threads = 12;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch together = new CountDownLatch(threads);
        List<Callable<JsonNode>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String subject = "s" + i % 3;
            calls.add(() -> {
                together.countDown();
                together.await();
                return register(subject, A).body();
            });
        }

        // When
        List<Future<JsonNode>> answers = pool.invokeAll(calls);

        // Then
        for (Future<JsonNode> answer : answers) {
            assertThat(answer.get().path("id").asInt()).isEqualTo(1);
        }
        assertThat(get("/schemas/ids/1/versions").body().findValues("version"))
                .extracting(JsonNode::asInt)
                .containsExactly(1, 1, 1);
        pool.shutdownNow();
    }

    @Test
    void shouldTellSchemasByTheirDocsButNotByTheirSpacing() {
        String documented = A.replace("\"fields\"", "\"doc\": \"why\", \"fields\"");

        assertThat(register("s", A).body().path("id").asInt()).isEqualTo(1);
        assertThat(register("s", A.replace(": ", ":\n")).body().path("id").asInt())
                .isEqualTo(1);
        assertThat(register("s", documented).body().path("id").asInt()).isEqualTo(2);
        assertThat(get("/subjects/s/versions").body()).isEqualTo(json("[1, 2]"));
    }

    @Test
    void shouldNormalizeTheOrderOfPropertiesWhenAsked() {
        // Given
        String one = A.replace("\"fields\"", "\"p\": 1, \"q\": 2, \"fields\"");
        String other = A.replace("\"fields\"", "\"q\": 2, \"p\": 1, \"fields\"");

        // When, then
        assertThat(post("/subjects/s/versions?normalize=true", schema(one))
                        .body()
                        .path("id")
                        .asInt())
                .isEqualTo(1);
        assertThat(post("/subjects/s/versions?normalize=True", schema(other))
                        .body()
                        .path("id")
                        .asInt())
                .isEqualTo(1);
        assertThat(register("s", other).body().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void shouldShowWhatIsRegistered() {
        // When
        register("s", A);
        register("t", A);
        register("s", A_WITH_DEFAULT);

        // Then
        assertThat(get("/").status()).isEqualTo(200);
        assertThat(get("/subjects?subjectPrefix=t").body()).isEqualTo(json("[\"t\"]"));
        Answer latest = get("/subjects/s/versions/latest");
        assertThat(latest.contentType()).startsWith("application/vnd.schemaregistry.v1+json");
        assertThat(latest.body().path("subject").asText()).isEqualTo("s");
        assertThat(latest.body().path("version").asInt()).isEqualTo(2);
        assertThat(latest.body().path("id").asInt()).isEqualTo(2);
        assertThat(get("/subjects/s/versions/-1").body()).isEqualTo(latest.body());
        assertThat(get("/subjects/s/versions/1/schema").body()).isEqualTo(json(A));
        assertThat(get("/schemas/ids/1/schema").body()).isEqualTo(json(A));
        assertThat(get("/schemas/ids/1/subjects").body()).isEqualTo(json("[\"s\", \"t\"]"));
        assertThat(get("/schemas/types").body()).isEqualTo(json("[\"AVRO\"]"));
        assertThat(post("/subjects/s", schema(A)).body().path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldDeleteSubjectsInTwoSteps() {
        // Given
        register("s", A);

        // When
        register("s", A_WITH_DEFAULT);

        // Then
        assertError(delete("/subjects/s?permanent=true"), 404, 40405);
        assertThat(delete("/subjects/s").body()).isEqualTo(json("[1, 2]"));
        assertError(delete("/subjects/s"), 404, 40404);
        assertThat(get("/subjects").body()).isEmpty();
        assertThat(get("/subjects?deleted=true").body()).isEqualTo(json("[\"s\"]"));
        assertThat(get("/schemas/ids/2").status()).isEqualTo(200);
        assertThat(delete("/subjects/s?permanent=true").body()).isEqualTo(json("[1, 2]"));
        assertThat(get("/subjects?deleted=true").body()).isEmpty();
        assertError(get("/schemas/ids/2"), 404, 40403);
        assertThat(register("s", A_WITH_DEFAULT).body().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void shouldDeleteVersionsInTwoSteps() {
        // Given
        register("s", A);

        // When
        register("s", A_WITH_DEFAULT);

        // Then
        assertError(delete("/subjects/s/versions/1?permanent=true"), 404, 40407);
        assertThat(delete("/subjects/s/versions/latest").body()).isEqualTo(json("2"));
        assertError(delete("/subjects/s/versions/2"), 404, 40406);
        assertThat(get("/subjects/s/versions/latest").body().path("version").asInt())
                .isEqualTo(1);
        assertThat(get("/subjects/s/versions?deleted=true").body()).isEqualTo(json("[1, 2]"));
        assertThat(register("s", A_WITH_DEFAULT).body().path("id").asInt()).isEqualTo(2);
        assertThat(get("/subjects/s/versions").body()).isEqualTo(json("[1, 3]"));
        assertThat(delete("/subjects/s/versions/2?permanent=true").body()).isEqualTo(json("2"));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, true, true",
        "BACKWARD, true, false",
        "BACKWARD_TRANSITIVE, true, false",
        "FORWARD, true, true",
        "FORWARD_TRANSITIVE, true, true",
        "FULL, true, false",
        "FULL_TRANSITIVE, true, false"
    })
    void shouldHoldNewSchemasToTheLevelOfTheSubject(String level, boolean withDefault, boolean required) {
        // Given
        put("/config", "{\"compatibility\": \"NONE\"}");
        put("/config/s", "{\"compatibility\": \"" + level + "\"}");

        // When
        register("s", A);

        // Then
        assertThat(post("/compatibility/subjects/s/versions/latest", schema(A_WITH_DEFAULT))
                        .body())
                .isEqualTo(json("{\"is_compatible\": " + withDefault + "}"));
        assertThat(post("/compatibility/subjects/s/versions", schema(A_WITH_REQUIRED))
                        .body())
                .isEqualTo(json("{\"is_compatible\": " + required + "}"));
        assertThat(register("s", A_WITH_REQUIRED).status()).isEqualTo(required ? 200 : 409);
    }

    @Test
    void shouldLookBeyondTheLastVersionOnlyWhereTheLevelIsTransitive() {
        // Given
        String empty = record("a", "");
        String withX = record("a", "{\"name\": \"x\", \"type\": \"int\", \"default\": 0}");
        String withString = record("a", "{\"name\": \"x\", \"type\": \"string\", \"default\": \"\"}");
        register("s", withX);
        register("s", empty);

        // When
        JsonNode withTheLast =
                post("/compatibility/subjects/s/versions", schema(withString)).body();
        JsonNode verdict = post("/compatibility/subjects/s/versions/1?verbose=true", schema(withString))
                .body();
        put("/config/s", "{\"compatibility\": \"BACKWARD_TRANSITIVE\"}");

        // Then
        assertThat(withTheLast.path("is_compatible").asBoolean()).isTrue();
        assertThat(verdict.path("is_compatible").asBoolean()).isFalse();
        assertThat(verdict.path("messages").path(0).asText()).contains("TYPE_MISMATCH");
        assertError(register("s", withString), 409, 409);
        assertThat(get("/subjects/s/versions").body()).isEqualTo(json("[1, 2]"));
    }

    @Test
    void shouldKeepTheLevelOfAllSubjects() {
        // When
        JsonNode usual = get("/config").body();
        JsonNode put = put("/config", "{\"compatibility\": \"full\"}").body();
        JsonNode ofASubject = get("/config/s?defaultToGlobal=true").body();
        JsonNode deleted = delete("/config").body();

        // Then
        assertThat(usual).isEqualTo(json("{\"compatibilityLevel\": \"BACKWARD\"}"));
        assertThat(put).isEqualTo(json("{\"compatibility\": \"FULL\"}"));
        assertThat(ofASubject).isEqualTo(json("{\"compatibilityLevel\": \"FULL\"}"));
        assertThat(deleted).isEqualTo(json("{\"compatibilityLevel\": \"FULL\"}"));
        assertThat(get("/config").body()).isEqualTo(usual);
    }

    @Test
    void shouldKeepTheLevelOfASubject() {
        // When
        List<Answer> absent = List.of(get("/config/s"), delete("/config/s"));
        put("/config/s", "{\"compatibility\": \"NONE\"}");
        JsonNode deleted = delete("/config/s").body();

        // Then
        assertError(absent.get(0), 404, 40408);
        assertError(absent.get(1), 404, 40401);
        assertThat(deleted).isEqualTo(json("{\"compatibilityLevel\": \"NONE\"}"));
        assertError(get("/config/s"), 404, 40408);
    }

    @Test
    void shouldKnowOneMode() {
        assertThat(get("/mode").body()).isEqualTo(json("{\"mode\": \"READWRITE\"}"));
        assertThat(put("/mode", "{\"mode\": \"READWRITE\"}").status()).isEqualTo(200);
        assertError(put("/mode", "{\"mode\": \"READONLY\"}"), 422, 42205);
        assertError(put("/mode", "{\"mode\": \"ANY\"}"), 422, 42204);
        assertThat(get("/mode/s?defaultToGlobal=true").status()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheModeOfASubject() {
        // When
        List<Answer> absent = List.of(get("/mode/s"), delete("/mode/s"));
        int put = put("/mode/s", "{\"mode\": \"READWRITE\"}").status();
        JsonNode kept = get("/mode/s").body();
        JsonNode deleted = delete("/mode/s").body();

        // Then
        assertError(absent.get(0), 404, 40409);
        assertError(absent.get(1), 404, 40401);
        assertThat(put).isEqualTo(200);
        assertThat(kept).isEqualTo(json("{\"mode\": \"READWRITE\"}"));
        assertThat(deleted).isEqualTo(json("{\"mode\": \"READWRITE\"}"));
        assertError(get("/mode/s"), 404, 40409);
    }

    @Test
    void shouldFindSchemasByTheirGuids() {
        // When
        JsonNode registered = register("s", A).body();

        // Then
        String guid = registered.path("guid").asText();

        assertThat(guid)
                .isEqualTo(SchemaGuid.of(
                                get("/schemas/ids/1").body().path("schema").asText())
                        .toString());
        assertThat(registered.path("version").asInt()).isEqualTo(1);
        assertThat(get("/schemas/guids/" + guid).body())
                .isEqualTo(get("/schemas/ids/1").body());
        assertThat(get("/schemas/guids/" + guid + "/ids").body()).isEqualTo(json("[{\"context\": \".\", \"id\": 1}]"));
        assertThat(post("/subjects/s", schema(A)).body().path("guid").asText()).isEqualTo(guid);
        assertError(get("/schemas/guids/" + UUID.randomUUID()), 404, 40403);
        assertError(get("/schemas/guids/x"), 404, 40403);
    }

    @Test
    void shouldReadRecordsWhoseHeaderNamesTheirSchema() {
        // Given
        ConferenceEvent event =
                new ConferenceEvent(UUID.randomUUID(), "c", Instant.ofEpochMilli(5), null, new ConferenceOpened());
        AvroSerde<ConferenceEvent> serde = serde(ConferenceEvent.class);
        byte[] bytes = serde.serializer().serialize("conference-events", event);
        UUID guid = SchemaGuid.of(get("/schemas/ids/1").body().path("schema").asText());
        RecordHeaders headers = new RecordHeaders();
        headers.add(
                "__value_schema_id",
                ByteBuffer.allocate(17)
                        .put((byte) 1)
                        .putLong(guid.getMostSignificantBits())
                        .putLong(guid.getLeastSignificantBits())
                        .array());

        // When
        ConferenceEvent read = serde.deserializer()
                .deserialize("conference-events", headers, Arrays.copyOfRange(bytes, 5, bytes.length));

        // Then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void shouldListPartsOfWhatThereIs() {
        // Given
        register("s", A);
        register("s", A_WITH_DEFAULT);
        register("t", A);
        delete("/subjects/s/versions/1");

        // When
        delete("/subjects/t");

        // Then
        assertThat(get("/contexts").body()).isEqualTo(json("[\".\"]"));
        assertThat(get("/subjects?deletedOnly=true").body()).isEqualTo(json("[\"t\"]"));
        assertThat(get("/subjects?deleted=true&offset=1&limit=5").body()).isEqualTo(json("[\"t\"]"));
        assertThat(get("/subjects?deleted=true&limit=1").body()).isEqualTo(json("[\"s\"]"));
        assertThat(get("/subjects?subjectPrefix=:*:s").body()).isEqualTo(json("[\"s\"]"));
        assertThat(get("/subjects/s/versions?deletedOnly=true").body()).isEqualTo(json("[1]"));
        assertThat(get("/subjects/s/versions?deleted=true&offset=1").body()).isEqualTo(json("[2]"));
        assertThat(get("/subjects/:.:s/versions").body()).isEqualTo(json("[2]"));
        assertThat(get("/subjects/s/versions/2/referencedby").body()).isEqualTo(json("[]"));
        assertError(get("/subjects/s/versions/9/referencedby"), 404, 40402);
        assertThat(get("/schemas/ids/1?fetchMaxId=true").body().path("maxId").asInt())
                .isEqualTo(2);
        assertThat(get("/schemas/ids/2/versions?subject=t").body()).isEqualTo(json("[]"));
        assertThat(get("/schemas").body().findValuesAsText("version")).containsExactly("2");
        assertThat(get("/schemas?deleted=true").body().findValuesAsText("version"))
                .containsExactly("1", "2", "1");
        assertThat(get("/schemas?deleted=true&latestOnly=true&subjectPrefix=s")
                        .body()
                        .findValuesAsText("version"))
                .containsExactly("2");
    }

    @Test
    void shouldHoldAVersionToTheNumberThatItMustHave() {
        assertError(post("/subjects/s/versions", "{\"schema\": \"\\\"int\\\"\", \"version\": 2}"), 422, 42201);
        assertThat(post("/subjects/s/versions", "{\"schema\": \"\\\"int\\\"\", \"version\": 1}")
                        .status())
                .isEqualTo(200);
    }

    /** What is asked for and not done is refused; what asks for nothing is none of that. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /subjects/s/versions             | {'schema': '\"int\"', 'metadata': {'properties': {'a': 'b'}}} | 422",
                "POST | /subjects/s/versions             | {'schema': '\"int\"', 'ruleSet': {'domainRules': [1]}}  | 422",
                "POST | /subjects/s/versions             | {'schema': '\"int\"', 'schemaTagsToAdd': [1]}           | 422",
                "POST | /subjects/s/versions             | {'schema': '\"int\"', 'metadata': null, 'ruleSet': null} | 200",
                "POST | /subjects/s/versions             | {'schema': '\"int\"', 'propagateSchemaTags': false}      | 200",
                "POST | /subjects/s/versions?force=true  | {'schema': '\"int\"'}                                    | 400",
                "POST | /subjects/s/versions?force=false | {'schema': '\"int\"'}                                    | 200",
                "POST | /subjects/s/versions?format=     | {'schema': '\"int\"'}                                    | 200",
                "POST | /subjects/:.other:s/versions     | {'schema': '\"int\"'}                                    | 422",
                "PUT  | /config/s                        | {'compatibility': 'FULL', 'normalize': true}             | 422",
                "PUT  | /config                          | {'compatibility': 'FULL', 'validateFields': true}        | 422",
                "PUT  | /config/s                        | {'compatibility': 'FULL', 'compatibilityGroup': 'v'}     | 422",
                "PUT  | /config/s                        | {'compatibility': 'FULL', 'normalize': false}            | 200",
                "GET  | /subjects?limit=x                |                                                          | 400",
                "GET  | /schemas?ruleType=x              |                                                          | 400"
            })
    void shouldRefuseWhatItDoesNotDo(String method, String path, String body, int status) {
        Answer answer = call(
                method, path, body == null ? null : body.replace('\'', '"').replace("\"\"int\"\"", "\"\\\"int\\\"\""));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /subjects/none/versions                      |                            | 404 | 40401",
                "GET    | /subjects/none/versions/1                    |                            | 404 | 40401",
                "GET    | /subjects/s/versions/9                       |                            | 404 | 40402",
                "GET    | /subjects/s/versions/0                       |                            | 422 | 42202",
                "GET    | /subjects/s/versions/x                       |                            | 422 | 42202",
                "GET    | /schemas/ids/9                               |                            | 404 | 40403",
                "GET    | /schemas/ids/x/schema                        |                            | 404 | 40403",
                "DELETE | /subjects/none                               |                            | 404 | 40401",
                "DELETE | /subjects/s/versions/9                       |                            | 404 | 40402",
                "POST   | /subjects/none                               | {'schema': '\"int\"'}      | 404 | 40401",
                "POST   | /subjects/s                                  | {'schema': '\"int\"'}      | 404 | 40403",
                "POST   | /subjects/s/versions                         | {'schema': 'int'}          | 422 | 42201",
                "POST   | /subjects/s/versions                         | {'schema': ''}             | 422 | 42201",
                "POST   | /subjects/s/versions                         | {}                         | 422 | 42201",
                "POST   | /subjects/s/versions                         | {'schema': '\"int\"', 'schemaType': 'JSON'} |"
                        + " 422 | 42201",
                "POST   | /subjects/s/versions                         | {'schema': '\"int\"', 'references': [{'name':"
                        + " 'n'}]} | 422 | 42201",
                "POST   | /subjects/s/versions                         | {'schema': '\"int\"', 'id': 7} | 422 | 42205",
                "POST   | /subjects/s/versions                         | {'schema': '\"int\"'}      | 409 | 409",
                "POST   | /subjects/s/versions                         | no json                    | 400 | 400",
                "POST   | /compatibility/subjects/s/versions/9         | {'schema': '\"int\"'}      | 404 | 40402",
                "PUT    | /config                                      | {'compatibility': 'SOME'}  | 422 | 42203",
                "PUT    | /config/s                                    | {}                         | 422 | 42203",
                "GET    | /nowhere                                     |                            | 404 | 404"
            })
    void shouldAnswerWithConfluentsErrorCodes(String method, String path, String body, int status, int code) {
        // When
        register("s", A);

        // Then
        assertError(
                call(
                        method,
                        path,
                        body == null
                                ? null
                                : body.replace("'\"int\"'", "\"\\\"int\\\"\"").replace('\'', '"')),
                status,
                code);
    }

    private Path file() {
        return folder.resolve("registry").resolve("registry.json");
    }

    private <T> AvroSerde<T> serde(Class<T> type) {
        return new AvroSerde<>(
                type, Map.of("schema.registry.url", registry.uri().toString(), "retries.wait.ms", 1), false);
    }

    private static String record(String name, String fields) {
        return "{\"type\": \"record\", \"name\": \"" + name + "\", \"fields\": [" + fields + "]}";
    }

    private static String schema(String text) {
        return JSON.createObjectNode().put("schema", text).toString();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    private static void assertError(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/vnd.schemaregistry.v1+json");
        assertThat(answer.body().path("error_code").asInt()).isEqualTo(code);
        assertThat(answer.body().path("message").asText()).isNotBlank();
    }

    private Answer register(String subject, String schema) {
        return post("/subjects/" + subject + "/versions", schema(schema));
    }

    private Answer get(String path) {
        return call("GET", path, null);
    }

    private Answer post(String path, String body) {
        return call("POST", path, body);
    }

    private Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    private Answer delete(String path) {
        return call("DELETE", path, null);
    }

    private Answer call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.uri() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    json(response.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        }
    }
}
