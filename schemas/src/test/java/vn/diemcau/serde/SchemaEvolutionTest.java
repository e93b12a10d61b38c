package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.registry.MockRegistry;
import vn.diemcau.registry.RegistryException;
import vn.diemcau.summary.DirectiveStatus;

/** Writers that are newer or older than the reader. */
class SchemaEvolutionTest {
    private static final String URL = "schema.registry.url";
    private static final String MOCK = "mock://evolution";

    @AfterEach
    void dropScope() {
        MockRegistry.drop("evolution");
    }

    @Test
    void shouldSkipFieldsAndReadSymbolsOfANewerWriterAsUnknown() {
        // Given
        String text = ConferenceEvent.getClassSchema().toString();
        Schema newer = new Schema.Parser()
                .parse(text.replace("\"COMMUNE\"]", "\"COMMUNE\",\"WARD\"]")
                        .replace(
                                "{\"name\":\"conferenceId\"",
                                "{\"name\":\"region\",\"type\":\"string\"},{\"name\":\"conferenceId\""));
        GenericRecord body = new GenericData.Record(body(newer, "SiteJoined"));
        body.put("province", "VN-22");
        body.put("site", "main");
        body.put("siteLevel", new GenericData.EnumSymbol(siteLevel(newer), "WARD"));
        GenericRecord event = envelope(newer, body);
        event.put("region", "north");

        // When
        ConferenceEvent read = read(write(event, Map.of()));

        // Then
        assertThat(read.getConferenceId()).isEqualTo("c");
        assertThat(read.getBody()).isInstanceOfSatisfying(SiteJoined.class, joined -> {
            assertThat(joined.getProvince()).isEqualTo("VN-22");
            assertThat(joined.getSiteLevel()).isEqualTo(SiteLevel.UNKNOWN);
        });
    }

    @Test
    void shouldRefuseAnotherEnvelopeWhoseBodyOnlyLooksFamiliar() {
        byte[] bytes = write(EventSamples.issued(), Map.of());

        assertThatThrownBy(() -> read(bytes))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("DirectiveEvent");
    }

    @Test
    void shouldReadTheBodiesItKnowsFromAWriterThatHasMore() {
        Schema newer = new Schema.Parser()
                .parse(ConferenceEvent.getClassSchema().toString().replace("\"AwardRetracted\"", "\"SiteRenamed\""));
        GenericRecord opened = new GenericData.Record(body(newer, "ConferenceOpened"));

        assertThat(read(write(envelope(newer, opened), Map.of()))).isEqualTo(EventSamples.opened());
    }

    @Test
    void shouldFillWhatAnOlderWriterDidNotKnowWithDefaults() {
        // Given
        String text = ConferenceEvent.getClassSchema().toString();
        Schema older = new Schema.Parser()
                .parse(text.replaceFirst("\\{\"name\":\"count\",\"type\":\"int\"[^}]*},?", "")
                        .replace(",]", "]"));
        GenericRecord body = new GenericData.Record(body(older, "AwardConferred"));
        body.put("awardId", "a");
        body.put("province", "VN-22");
        body.put(
                "award",
                new GenericData.EnumSymbol(
                        body(older, "AwardConferred").getField("award").schema(), "MEDAL"));

        // When
        ConferenceEvent read = read(write(envelope(older, body), Map.of()));

        // Then
        assertThat(older.toString()).isNotEqualTo(text);
        assertThat(read.getBody())
                .isInstanceOfSatisfying(
                        AwardConferred.class,
                        award -> assertThat(award.getCount()).isEqualTo(1));
    }

    @Test
    void shouldRefuseRecordsOfAnotherType() {
        byte[] bytes = write(EventSamples.joined(), Map.of());
        AvroDeserializer<SpeechEvent> deserializer = new AvroDeserializer<>(SpeechEvent.class);
        deserializer.configure(Map.of(URL, MOCK), false);

        assertThatThrownBy(() -> deserializer.deserialize(EventSamples.TOPIC, bytes))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("conference-events-value");
    }

    @Test
    void shouldRefuseAWriterWhoseClassIsMissing() {
        // Given
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Nobody\",\"namespace\":\"vn.diemcau.event\",\"fields\":[]}");
        byte[] bytes = write(new GenericData.Record(schema), Map.of());
        AvroDeserializer<Object> deserializer = new AvroDeserializer<>();
        deserializer.configure(Map.of(URL, MOCK, "specific.avro.reader", true), false);

        // When, then
        assertThatThrownBy(() -> deserializer.deserialize(EventSamples.TOPIC, bytes))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("vn.diemcau.event.Nobody");
    }

    @Test
    void shouldLoadNoClassThatIsNotTrusted() {
        // Given
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"vn.diemcau.serde.AvroSerdeTest\",\"fields\":[]}");
        byte[] bytes = write(new GenericData.Record(schema), Map.of());
        AvroDeserializer<Object> deserializer = new AvroDeserializer<>();
        deserializer.configure(Map.of(URL, MOCK, "specific.avro.reader", true), false);

        // When, then
        assertThatThrownBy(() -> deserializer.deserialize(EventSamples.TOPIC, bytes))
                .isExactlyInstanceOf(SerializationException.class)
                .hasRootCauseInstanceOf(SecurityException.class);
    }

    @Test
    void shouldReadGenericRecordsByTheReadersSchema() {
        // Given
        Schema narrow = new Schema.Parser().parse("""
            {"type": "record", "name": "ConferenceEvent", "namespace": "vn.diemcau.event", "fields": [
              {"name": "conferenceId", "type": "string"}, {"name": "extra", "type": "int", "default": 5}]}\
            """);
        byte[] bytes = write(EventSamples.joined(), Map.of());
        AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>(narrow);
        deserializer.configure(Map.of(URL, MOCK), false);

        // When
        GenericRecord read = deserializer.deserialize(EventSamples.TOPIC, bytes);

        // Then
        assertThat(read.getSchema()).isEqualTo(narrow);
        assertThat(read.get("conferenceId")).hasToString("hội-nghị-2026");
        assertThat(read.get("extra")).isEqualTo(5);
    }

    @Test
    void shouldWriteByTheLatestSchemaOfTheSubject() throws RegistryException {
        // Given
        Schema latest = new Schema.Parser()
                .parse(DirectiveStatus.getClassSchema()
                        .toString()
                        .replaceFirst(
                                "\"fields\":\\[",
                                "\"fields\":[{\"name\":\"note\",\"type\":\"string\",\"default\":\"-\"},"));
        int id = MockRegistry.scope("evolution").register(EventSamples.TOPIC + "-value", latest, false);
        DirectiveStatus status = DirectiveStatus.newBuilder()
                .setConferenceId("c")
                .setDirectiveId("d")
                .setProvince("VN-22")
                .setPercent(50)
                .setUpdatedAt(EventSamples.AT)
                .build();

        byte[] bytes = write(status, Map.of("auto.register.schemas", false, "use.latest.version", true));

        AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>();

        // When
        deserializer.configure(Map.of(URL, MOCK), false);

        // Then
        assertThat(bytes).startsWith(0, 0, 0, 0, id);
        assertThat(deserializer.deserialize(EventSamples.TOPIC, bytes).get("note"))
                .hasToString("-");
        assertThat(deserializer.deserialize(EventSamples.TOPIC, bytes).get("province"))
                .hasToString("VN-22");
    }

    @Test
    void shouldRefuseToWriteByALatestSchemaThatCannotHoldTheRecord() throws RegistryException {
        MockRegistry.scope("evolution").register(EventSamples.TOPIC + "-value", Schema.create(Schema.Type.INT), false);

        assertThatThrownBy(() -> write(
                        EventSamples.joined(), Map.of("auto.register.schemas", false, "use.latest.version", true)))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("latest schema");
    }

    private static byte[] write(Object event, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put(URL, MOCK);
        AvroSerializer<Object> serializer = new AvroSerializer<>();
        serializer.configure(config, false);
        return serializer.serialize(EventSamples.TOPIC, event);
    }

    private static ConferenceEvent read(byte[] bytes) {
        AvroDeserializer<ConferenceEvent> deserializer = new AvroDeserializer<>(ConferenceEvent.class);
        deserializer.configure(Map.of(URL, MOCK), false);
        return deserializer.deserialize(EventSamples.TOPIC, bytes);
    }

    private static GenericRecord envelope(Schema schema, GenericRecord body) {
        GenericRecord event = new GenericData.Record(schema);
        event.put("eventId", EventSamples.ID.toString());
        event.put("conferenceId", "c");
        event.put("occurredAt", 1_000L);
        event.put("body", body);
        return event;
    }

    private static Schema body(Schema envelope, String name) {
        return envelope.getField("body").schema().getTypes().stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Schema siteLevel(Schema envelope) {
        Schema type = body(envelope, "SiteJoined").getField("siteLevel").schema();
        return type.isUnion() ? type.getTypes().get(1) : type;
    }
}
