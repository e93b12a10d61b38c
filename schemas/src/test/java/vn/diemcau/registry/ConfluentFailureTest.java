package vn.diemcau.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.serde.AvroSerializer;
import vn.diemcau.serde.ConfluentClasses;
import vn.diemcau.serde.EventSamples;

/** Whether Confluent's own classes blame the registry or the record; skipped where they are not on the class path. */
class ConfluentFailureTest {
    private static final byte[] RECORD = {0, 0, 0, 0, 7, 2};
    private static final Map<String, String> MOCK = Map.of("schema.registry.url", "mock://confluent");

    private final RegistryStub registry = new RegistryStub();

    @BeforeAll
    static void needConfluent() {
        ConfluentClasses.assumePresent();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | <html>welcome</html>",
                "200 | -",
                "200 | {}",
                "200 | []",
                "200 | {\"schema\": null}",
                "200 | {\"status\": \"UP\"}",
                "204 | -",
                "301 | moved",
                "302 | http://127.0.0.1:1/login",
                "400 | {\"error_code\": 400, \"message\": \"HTTP 400 Bad Request\"}",
                "400 | bad",
                "401 | <html>who are you</html>",
                "403 | {\"error_code\": 40301, \"message\": \"no\"}",
                "404 | {\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}",
                "404 | <html>no such page</html>",
                "404 | {\"message\": \"no code\"}",
                "405 | -",
                "407 | log in",
                "409 | {\"error_code\": 409, \"message\": \"conflict\"}",
                "409 | <html>conflict</html>",
                "418 | tea",
                "422 | {\"error_code\": 42201, \"message\": \"invalid\"}",
                "429 | later",
                "500 | {\"error_code\": 50001, \"message\": \"store\"}",
                "503 | -",
                "520 | <html>unknown</html>",
                "520 | {\"error_code\": 40403}"
            })
    void shouldBlameTheRegistryForAnAnswerThatIsNone(int status, String body) {
        // Given
        registry.then(status, body == null ? "" : body);

        // When
        Throwable error = catchThrowable(() -> deserializer(registry.config()).deserialize("t", RECORD));

        // Then
        assertThat(RegistryUnavailableException.isCauseOf(error))
                .as("%s", error)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"schema\": null}"})
    void shouldReadWhatTheRegistrySaysOnceItIsBack(String body) {
        // Given
        registry.then(200, body).thenSchema(ConferenceEvent.getClassSchema());
        byte[] record = AvroCodecs.<ConferenceEvent>serializer(AvroSerializer.class.getName(), MOCK)
                .serialize(EventSamples.TOPIC, EventSamples.opened());
        Deserializer<ConferenceEvent> deserializer = deserializer(registry.config());
        Throwable error = catchThrowable(() -> deserializer.deserialize("t", record));

        // When
        ConferenceEvent event = deserializer.deserialize("t", record);

        // Then
        assertThat(error).isNotNull();
        assertThat(event).isEqualTo(EventSamples.opened());
    }

    @Test
    void shouldWriteUnderTheIdThatTheRegistryGivesOnceItIsBack() {
        // Given
        registry.then(200, "{}").then(200, "{\"id\": 5}");
        Serializer<ConferenceEvent> serializer = AvroCodecs.serializer(ConfluentClasses.SERIALIZER, registry.config());
        Throwable error = catchThrowable(() -> serializer.serialize(EventSamples.TOPIC, EventSamples.opened()));

        // When
        byte[] record = serializer.serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        assertThat(RegistryUnavailableException.isCauseOf(error)).isTrue();
        assertThat(record).startsWith(0, 0, 0, 0, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error_code\": 40403, \"message\": \"Schema 7 not found\"}",
                "404 | {\"error_code\": 40401, \"message\": \"Subject not found\"}",
                "200 | {\"schema\": \"message A {}\", \"schemaType\": \"PROTOBUF\"}",
                "200 | {\"schema\": \"no Avro\"}",
                "200 | {\"schema\": \"\\\"string\\\"\"}",
                "200 | {\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"a.Nobody\\\", \\\"fields\\\": []}\"}"
            })
    void shouldBlameTheRecordWhereTheRegistrySpeaksOfIt(int status, String body) {
        // Given
        registry.then(status, body);

        // When
        Throwable error = catchThrowable(() -> deserializer(registry.config()).deserialize("t", RECORD));

        // Then
        assertThat(error).isNotNull();
        assertThat(RegistryUnavailableException.isCauseOf(error))
                .as("%s", error)
                .isFalse();
    }

    @Test
    void shouldBlameTheRecordForBytesThatAreCutOff() {
        // Given
        registry.thenSchema(ConferenceEvent.getClassSchema());

        // When
        Throwable error = catchThrowable(() -> deserializer(registry.config()).deserialize("t", RECORD));

        // Then
        assertThat(error).isNotNull();
        assertThat(RegistryUnavailableException.isCauseOf(error))
                .as("%s", error)
                .isFalse();
    }

    @Test
    void shouldBlameTheRegistryWhereNobodyListens() throws IOException {
        // Given
        String url;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + free.getLocalPort();
        }

        // When
        Throwable error =
                catchThrowable(() -> deserializer(RegistryStub.configOf(url)).deserialize("t", RECORD));

        // Then
        assertThat(RegistryUnavailableException.isCauseOf(error))
                .as("%s", error)
                .isTrue();
    }

    @Test
    void shouldBlameTheRegistryThatIsNotTrusted() throws Exception {
        // Given
        TestAuthority stranger = new TestAuthority();
        try (RegistryStub secured = RegistryStub.https(stranger.server("127.0.0.1"), false)) {
            secured.then(200, "{}");

            // When
            Throwable error =
                    catchThrowable(() -> deserializer(secured.config()).deserialize("t", RECORD));

            // Then
            assertThat(RegistryUnavailableException.isCauseOf(error))
                    .as("%s", error)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "409 | {\"error_code\": 409, \"message\": \"incompatible\"} | false",
                "422 | {\"error_code\": 42201, \"message\": \"invalid\"} | false",
                "409 | <html>conflict</html> | true",
                "404 | <html>no such page</html> | true",
                "200 | <html>welcome</html> | true"
            })
    void shouldBlameTheSchemaOnlyWhereARegistryRefusesIt(int status, String body, boolean registryAtFault) {
        // Given
        registry.then(status, body);

        // When
        Throwable error = catchThrowable(() -> AvroCodecs.serializer(ConfluentClasses.SERIALIZER, registry.config())
                .serialize(EventSamples.TOPIC, EventSamples.opened()));

        // Then
        assertThat(error).isNotNull();
        assertThat(RegistryUnavailableException.isCauseOf(error))
                .as("%s", error)
                .isEqualTo(registryAtFault);
    }

    private static Deserializer<ConferenceEvent> deserializer(Map<String, Object> config) {
        return AvroCodecs.deserializer(ConfluentClasses.DESERIALIZER, ConferenceEvent.class, config);
    }
}
