package vn.diemcau.stack.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.cli.cluster.Subjects;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.serde.AvroDeserializer;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Confluent's own serializers, as their defaults are, at the embedded registry; skipped where they are missing. */
class ConfluentClientsTest {
    private static final String TOPIC = "conference-events";
    private static final ConferenceEvent OPENED =
            new ConferenceEvent(UUID.randomUUID(), "c", Instant.ofEpochMilli(5), null, new ConferenceOpened());

    @TempDir
    Path folder;

    private EmbeddedRegistry registry;

    @BeforeAll
    static void needConfluent() {
        boolean present;
        try {
            Class.forName("io.confluent.kafka.serializers.KafkaAvroSerializer");
            present = true;
        } catch (ClassNotFoundException e) {
            present = false;
        }
        assumeTrue(present, "Confluent's serializers are not on the class path; build with -Pconfluent to try them");
    }

    @BeforeEach
    void start() throws IOException {
        registry = EmbeddedRegistry.start(0, folder.resolve("registry.json"));
        Subjects.bringUp(Settings.from(Map.of())
                .with(Setting.SCHEMA_REGISTRY, registry.uri().toString()));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void shouldUseTheVersionThatIsThere(String autoRegister) {
        byte[] bytes = serializer("auto.register.schemas", autoRegister).serialize(TOPIC, OPENED);

        assertThat(deserializer("specific.avro.reader", "true").deserialize(TOPIC, bytes))
                .isEqualTo(OPENED);
        assertThat(get("/subjects/conference-events-value/versions")).isEqualTo("[1]");
    }

    /** Who has no use for the generated classes takes the schema from the jar, and means the same version. */
    @Test
    void shouldFindTheReleasedSchemaUnderTheSameVersion() throws IOException {
        // Given
        Schema released = latestReleased("conference-events-value");
        GenericRecord event = new GenericData.Record(released);
        event.put("eventId", UUID.randomUUID().toString());
        event.put("conferenceId", "c");
        event.put("occurredAt", 5L);
        event.put(
                "body",
                new GenericData.Record(released.getField("body").schema().getTypes().stream()
                        .filter(body -> body.getName().equals("ConferenceOpened"))
                        .findFirst()
                        .orElseThrow()));

        // When
        byte[] bytes = serializer("auto.register.schemas", "false").serialize(TOPIC, event);

        // Then
        assertThat(((ConferenceEvent)
                                deserializer("specific.avro.reader", "true").deserialize(TOPIC, bytes))
                        .getBody())
                .isInstanceOf(ConferenceOpened.class);
        assertThat(get("/subjects/conference-events-value/versions")).isEqualTo("[1]");
    }

    @Test
    void shouldBeReadByOursWhereTheHeaderNamesTheSchema() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        byte[] bytes = serializer(
                        "value.schema.id.serializer",
                        "io.confluent.kafka.serializers.schema.id.HeaderSchemaIdSerializer")
                .serialize(TOPIC, headers, OPENED);
        AvroDeserializer<ConferenceEvent> ours = new AvroDeserializer<>(ConferenceEvent.class);

        // When
        ours.configure(Map.of("schema.registry.url", registry.uri().toString()), false);

        // Then
        assertThat(headers.lastHeader("__value_schema_id")).isNotNull();
        assertThat(ours.deserialize(TOPIC, headers, bytes)).isEqualTo(OPENED);
        assertThat(deserializer("specific.avro.reader", "true").deserialize(TOPIC, headers, bytes))
                .isEqualTo(OPENED);
    }

    @Test
    void shouldWriteByTheLatestVersion() {
        // When
        byte[] bytes = serializer("auto.register.schemas", "false", "use.latest.version", "true")
                .serialize(TOPIC, OPENED);

        // Then
        assertThat(deserializer(
                                "specific.avro.value.type",
                                ConferenceEvent.class.getName(),
                                "specific.avro.reader",
                                "true")
                        .deserialize(TOPIC, bytes))
                .isEqualTo(OPENED);
    }

    private static Schema latestReleased(String subject) throws IOException {
        Schema latest = null;
        for (int version = 1; ; version++) {
            try (InputStream file =
                    ConfluentClientsTest.class.getResourceAsStream("/avro/" + subject + "/v" + version + ".avsc")) {
                if (file == null) {
                    return latest;
                }
                latest = new Schema.Parser().parse(file);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Serializer<Object> serializer(String... properties) {
        Serializer<Object> serializer = (Serializer<Object>) instance("KafkaAvroSerializer");
        serializer.configure(config(properties), false);
        return serializer;
    }

    @SuppressWarnings("unchecked")
    private Deserializer<Object> deserializer(String... properties) {
        Deserializer<Object> deserializer = (Deserializer<Object>) instance("KafkaAvroDeserializer");
        deserializer.configure(config(properties), false);
        return deserializer;
    }

    private Map<String, Object> config(String... properties) {
        Map<String, Object> config =
                new HashMap<>(Map.of("schema.registry.url", registry.uri().toString()));
        for (int i = 0; i < properties.length; i += 2) {
            config.put(properties[i], properties[i + 1]);
        }
        return config;
    }

    private static Object instance(String name) {
        try {
            return Class.forName("io.confluent.kafka.serializers." + name)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(registry.uri() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
