package vn.diemcau.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.serde.AvroDeserializer;
import vn.diemcau.serde.AvroSerializer;
import vn.diemcau.serde.EventSamples;

/** What goes over the wire to a registry, and what becomes of its answers. */
class RegistryCallsTest {
    private static final String REGISTER = "POST /subjects/conference-events-value/versions";
    private static final byte[] RECORD = {0, 0, 0, 0, 7, 0};

    private final RegistryStub registry = new RegistryStub();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldRegisterASchemaOnceForManyRecords() {
        // Given
        registry.then(200, "{\"id\": 258}");
        AvroSerializer<ConferenceEvent> serializer = serializer(registry.config());

        // When
        byte[] first = serializer.serialize(EventSamples.TOPIC, EventSamples.opened());
        byte[] second = serializer.serialize(EventSamples.TOPIC, EventSamples.joined());

        // Then
        assertThat(first).startsWith(0, 0, 0, 1, 2);
        assertThat(second).startsWith(0, 0, 0, 1, 2);
        assertThat(registry.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo(REGISTER);
            assertThat(request.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
            assertThat(request.body()).startsWith("{\"schema\":\"{").contains("ConferenceEvent", "avro.java.string");
        });
    }

    @Test
    void shouldRegisterForEachSubject() {
        // Given
        registry.then(200, "{\"id\": 1}");
        AvroSerializer<ConferenceEvent> serializer = serializer(registry.config());

        // When
        serializer.serialize("a b/c", EventSamples.opened());
        serializer.serialize("d", EventSamples.opened());

        // Then
        assertThat(registry.requests())
                .extracting(RegistryStub.Request::line)
                .containsExactly("POST /subjects/a%20b%2Fc-value/versions", "POST /subjects/d-value/versions");
    }

    @Test
    void shouldNormalizeAndLeaveJavaOutWhenAsked() {
        // Given
        registry.then(200, "{\"id\": 1}");

        // When
        serializer(registry.config("normalize.schemas", "true", "avro.remove.java.properties", "true"))
                .serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        assertThat(registry.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo(REGISTER + "?normalize=true");
            assertThat(request.body()).contains("ConferenceEvent").doesNotContain("avro.java.string");
        });
    }

    @Test
    void shouldLookUpWhereItMayNotRegister() {
        // Given
        registry.then(200, "{\"subject\": \"s\", \"id\": 3, \"version\": 1, \"schema\": \"\\\"int\\\"\"}");

        // When
        byte[] bytes = serializer(registry.config("auto.register.schemas", false))
                .serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        assertThat(bytes).startsWith(0, 0, 0, 0, 3);
        assertThat(registry.requests())
                .extracting(RegistryStub.Request::line)
                .containsExactly("POST /subjects/conference-events-value");
    }

    @Test
    void shouldAskForASchemaOnceForManyRecords() {
        // Given
        registry.then(200, "{\"schema\": \"\\\"string\\\"\"}");
        AvroDeserializer<Object> deserializer = deserializer(registry.config());

        // When
        deserializer.deserialize("t", RECORD);
        Object text = deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 7, 2, 'x'});

        // Then
        assertThat(text).isEqualTo("x");
        assertThat(registry.requests()).extracting(RegistryStub.Request::line).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void shouldForgetTheLongestUnusedSchemaFirst() {
        // Given
        registry.then(200, "{\"schema\": \"\\\"string\\\"\"}");
        AvroDeserializer<Object> deserializer = deserializer(registry.config("max.schemas.per.subject", 2));

        // When
        for (int id : new int[] {1, 2, 1, 3, 1, 2}) {
            deserializer.deserialize("t", new byte[] {0, 0, 0, 0, (byte) id, 0});
        }

        // Then
        assertThat(registry.requests())
                .extracting(request -> request.line().substring("GET /schemas/ids/".length()))
                .containsExactly("1", "2", "3", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void shouldAskAgainWhenItShallComeBackLater(int status) {
        // Given
        registry.then(status, "{\"error_code\": 50002, \"message\": \"later\"}").then(200, "{\"id\": 1}");

        // When
        byte[] bytes = serializer(registry.config()).serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void shouldGiveUpAfterTheRetriesAndSayThatTheRegistryIsUnavailable() {
        // Given
        registry.then(503, "<html>no upstream</html>");

        // When
        Throwable error = catchThrowable(() -> deserializer(registry.config()).deserialize("t", RECORD));

        // Then
        assertUnavailable(error);
        assertThat(error).hasMessageContaining("503").hasMessageContaining("no upstream");
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void shouldAskAgainAfterItWasUnavailable() {
        registry.then(503, "").then(503, "").then(503, "").then(200, "{\"schema\": \"\\\"string\\\"\"}");
        AvroDeserializer<Object> deserializer = deserializer(registry.config());
        assertUnavailable(catchThrowable(() -> deserializer.deserialize("t", RECORD)));

        assertThat(deserializer.deserialize("t", RECORD)).isEqualTo("");
    }

    @Test
    void shouldSayThatTheRegistryIsUnavailableWhenNobodyListens() throws IOException {
        // Given
        String url;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + free.getLocalPort();
        }

        // When
        Throwable error = catchThrowable(
                () -> serializer(RegistryStub.configOf(url)).serialize(EventSamples.TOPIC, EventSamples.opened()));

        // Then
        assertUnavailable(error);
        assertThat(error).hasMessageContaining(EventSamples.TOPIC + "-value").hasMessageContaining(url);
    }

    @Test
    void shouldAskTheNextUrlWhenOneIsUnavailable() throws IOException {
        // Given
        String dead;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = "http://127.0.0.1:" + free.getLocalPort();
        }
        registry.then(200, "{\"id\": 1}");

        // When
        byte[] bytes = serializer(RegistryStub.configOf(dead + "," + registry.url() + "/", "max.retries", 0))
                .serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(registry.requests()).extracting(RegistryStub.Request::line).containsExactly(REGISTER);
    }

    @Test
    void shouldNotWaitForEverForAnAnswer() {
        // Given
        registry.thenSilence();

        // When
        Throwable error =
                catchThrowable(() -> deserializer(registry.config("http.read.timeout.ms", 100, "max.retries", 1))
                        .deserialize("t", RECORD));

        // Then
        assertUnavailable(error);
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void shouldNotWaitForEverForTheRestOfAnAnswer() {
        registry.thenHeaderOnly();
        Map<String, Object> config =
                registry.config("http.connect.timeout.ms", 100, "http.read.timeout.ms", 100, "max.retries", 0);

        assertUnavailable(catchThrowable(() -> deserializer(config).deserialize("t", RECORD)));

        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldEndAtOnceWhenInterrupted() throws Exception {
        // Given
        registry.thenSilence();
        AvroDeserializer<Object> deserializer = deserializer(registry.config());
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread reader = new Thread(() -> outcome.complete(catchThrowable(() -> deserializer.deserialize("t", RECORD))));
        reader.start();

        // When
        reader.interrupt();

        // Then
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(InterruptException.class);
        reader.join();
    }

    @ParameterizedTest
    @CsvSource({
        "404, 40401, Subject not found",
        "404, 40403, Schema not found",
        "409, 409, incompatible",
        "422, 42201, Invalid schema"
    })
    void shouldBlameTheSchemaWhereTheRegistryRefusesIt(int status, int code, String message) {
        // Given
        registry.then(status, "{\"error_code\": " + code + ", \"message\": \"" + message + "\"}");

        // When
        Throwable error = catchThrowable(
                () -> serializer(registry.config()).serialize(EventSamples.TOPIC, EventSamples.opened()));

        // Then
        assertThat(error)
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContainingAll(
                        EventSamples.TOPIC + "-value", "topic " + EventSamples.TOPIC, message, "" + code);
        assertThat(registry.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>welcome</html>",
                "200 | {\"name\": \"no id\"}",
                "200 | {\"id\": \"one\"}",
                "200 | {\"id\": 4294967296}",
                "301 | moved",
                "307 | moved",
                "400 | bad",
                "404 | -",
                "404 | {\"error_code\": 40901, \"message\": \"of another status\"}",
                "405 | {\"error_code\": 405}",
                "407 | log in",
                "409 | <html>conflict</html>",
                "410 | {\"error_code\": 40403}",
                "422 | {\"detail\": \"no code\"}",
                "404 | {\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}",
                "404 | <html>no such page</html>"
            })
    void shouldNotBlameTheDataWhereNoRegistrySpeaks(int status, String body) {
        registry.then(status, body);

        assertUnavailable(catchThrowable(
                () -> serializer(registry.config()).serialize(EventSamples.TOPIC, EventSamples.opened())));

        assertThat(registry.requests()).hasSize(1);
    }

    /** Who asks for an id brings no schema that could be refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | <html>welcome</html>",
                "200 | {}",
                "200 | []",
                "200 | {\"schema\": null}",
                "200 | {\"id\": 7}",
                "204 | -",
                "301 | moved",
                "400 | {\"error_code\": 400, \"message\": \"HTTP 400 Bad Request\"}",
                "404 | {\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}",
                "404 | {\"message\": \"40403\"}",
                "407 | -",
                "409 | {\"error_code\": 409, \"message\": \"conflict\"}",
                "418 | {\"error_code\": 40403}",
                "422 | {\"error_code\": 42201, \"message\": \"invalid\"}",
                "520 | {\"error_code\": 40403}"
            })
    void shouldNotBlameTheRecordWhereNoRegistrySpeaks(int status, String body) {
        registry.then(status, body == null ? "" : body);

        assertUnavailable(catchThrowable(
                () -> deserializer(registry.config("max.retries", 0)).deserialize("t", RECORD)));

        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldAskTheNextUrlWhenOneIsNoRegistry() {
        try (RegistryStub page = new RegistryStub()) {
            // Given
            page.then(404, "<html>no such page</html>");
            registry.then(200, "{\"id\": 1}");

            // When
            byte[] bytes = serializer(RegistryStub.configOf(page.url() + "," + registry.url()))
                    .serialize(EventSamples.TOPIC, EventSamples.opened());

            // Then
            assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        }
    }

    @Test
    void shouldAskForTheSchemaThatAHeaderNames() {
        // Given
        registry.then(200, "{\"schema\": \"\\\"string\\\"\"}");
        RecordHeaders headers = new RecordHeaders();
        headers.add("__value_schema_id", new byte[] {1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});

        // When
        Object text = deserializer(registry.config()).deserialize("t", headers, new byte[] {2, 'x'});

        // Then
        assertThat(text).isEqualTo("x");
        assertThat(registry.requests())
                .extracting(RegistryStub.Request::line)
                .containsExactly("GET /schemas/guids/00010203-0405-0607-0809-0a0b0c0d0e0f");
    }

    @Test
    void shouldBlameTheRecordWhereTheRegistryIsTooOldForGuids() {
        // Given
        registry.then(404, "{\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}")
                .then(200, "{\"compatibilityLevel\": \"BACKWARD\"}");
        byte[] record = new byte[18];
        record[0] = 1;

        // When, then
        assertThatThrownBy(() -> deserializer(registry.config()).deserialize("t", record))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("GUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 {\"error_code\": 404}", "200 {}"})
    void shouldNotBlameAGuidWhereNoRegistrySpeaks(String second) {
        registry.then(404, "<html>no such page</html>")
                .then(Integer.parseInt(second.substring(0, 3)), second.substring(4));
        byte[] record = new byte[18];
        record[0] = 1;

        assertUnavailable(catchThrowable(() -> deserializer(registry.config()).deserialize("t", record)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40401, 40402, 40403})
    void shouldBlameTheRecordForWhatTheRegistryDoesNotHave(int code) {
        // Given
        registry.then(404, "{\"error_code\": " + code + ", \"message\": \"not found\"}");

        // When
        Throwable error = catchThrowable(() -> deserializer(registry.config()).deserialize("t", RECORD));

        // Then
        assertThat(error).isExactlyInstanceOf(SerializationException.class);
        assertThat(RegistryUnavailableException.isCauseOf(error)).isFalse();
    }

    @Test
    void shouldBlameTheRecordForAnUnknownIdButAskAgainForTheNext() {
        // Given
        registry.then(404, "{\"error_code\": 40403, \"message\": \"Schema 7 not found\"}")
                .then(200, "{\"schema\": \"\\\"string\\\"\"}");
        AvroDeserializer<Object> deserializer = deserializer(registry.config());

        // When, then
        assertThatThrownBy(() -> deserializer.deserialize("t", RECORD))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContainingAll("schema 7", "topic t", "subject t-value", "40403");

        assertThat(deserializer.deserialize("t", RECORD)).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\": \"{}\"}",
                "{\"schema\": \"nonsense\"}",
                "{\"schema\": \"\\\"string\\\"\", \"schemaType\": \"PROTOBUF\"}",
                "{\"schema\": \"\\\"string\\\"\", \"references\": [{\"name\": \"a\", \"subject\": \"b\", \"version\":"
                        + " 1}]}"
            })
    void shouldBlameTheRecordForASchemaThatIsNoPlainAvro(String answer) {
        registry.then(200, answer);

        assertThatThrownBy(() -> deserializer(registry.config()).deserialize("t", RECORD))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("subject t-value");
    }

    private static void assertUnavailable(Throwable error) {
        assertThat(error)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasCauseInstanceOf(RetriableException.class)
                .hasMessageContaining("topic ")
                .hasMessageContaining("subject ");
        assertThat(RegistryUnavailableException.isCauseOf(new RuntimeException(error)))
                .isTrue();
    }

    private static AvroSerializer<ConferenceEvent> serializer(Map<String, Object> config) {
        AvroSerializer<ConferenceEvent> serializer = new AvroSerializer<>();
        serializer.configure(config, false);
        return serializer;
    }

    private static AvroDeserializer<Object> deserializer(Map<String, Object> config) {
        AvroDeserializer<Object> deserializer = new AvroDeserializer<>();
        deserializer.configure(config, false);
        return deserializer;
    }
}
