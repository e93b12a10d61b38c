package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.UnknownBody;
import vn.diemcau.registry.RegistryStub;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** What readers of this version make of a body that a newer producer writes. */
class UnknownBodyTest {
    private static final String ENVELOPE_TOPIC = "events";
    private static final int BODY = 4;

    private final RegistryStub registry = new RegistryStub();

    @AfterEach
    void stop() {
        registry.close();
    }

    static Stream<Arguments> newerEvents() {
        return Topics.events().stream().flatMap(topic -> newBodies(topic).map(body -> Arguments.of(topic, body)));
    }

    /** One without fields, as the first body had them; one that has all fields of every body that is known. */
    private static Stream<Schema> newBodies(Topic<?> topic) {
        List<Schema.Field> all = new ArrayList<>();
        for (Schema known : bodies(current(topic))) {
            for (Schema.Field field : known.getFields()) {
                if (all.stream().noneMatch(other -> other.name().equals(field.name()))) {
                    all.add(new Schema.Field(field, field.schema()));
                }
            }
        }
        return Stream.of(
                Schema.createRecord("SiteRenamed", "new", "vn.diemcau.event", false, List.of()),
                Schema.createRecord("SiteMoved", "new", "vn.diemcau.event", false, all));
    }

    @ParameterizedTest
    @MethodSource("newerEvents")
    void shouldBeUnknownToOurDeserializer(Topic<?> topic, Schema body) {
        // Given
        Event event = newer(topic, body);

        // When
        Object read = ours(topic, event).deserialize(ENVELOPE_TOPIC, event.wire());

        // Then
        assertThat(((IndexedRecord) read).get(BODY)).isInstanceOf(UnknownBody.class);
    }

    @ParameterizedTest
    @MethodSource("newerEvents")
    void shouldBeUnknownToAnyReaderOfGeneratedClasses(Topic<?> topic, Schema body) throws IOException {
        // Given
        Event event = newer(topic, body);
        SpecificDatumReader<IndexedRecord> reader =
                new SpecificDatumReader<>(event.schema(), current(topic), SpecificData.getForClass(topic.valueType()));

        // When
        IndexedRecord read = event.read(reader);

        // Then
        assertThat(read.get(BODY)).isInstanceOf(UnknownBody.class);
    }

    @ParameterizedTest
    @MethodSource("newerEvents")
    void shouldBeUnknownToAnyReaderOfGenericRecords(Topic<?> topic, Schema body) throws IOException {
        // Given
        Event event = newer(topic, body);

        // When
        IndexedRecord read = event.read(new GenericDatumReader<>(event.schema(), current(topic)));

        // Then
        assertThat(((IndexedRecord) read.get(BODY)).getSchema().getName()).isEqualTo("UnknownBody");
    }

    @ParameterizedTest
    @MethodSource("newerEvents")
    void shouldBeUnknownToConfluentsDeserializer(Topic<?> topic, Schema body) {
        // Given
        ConfluentClasses.assumePresent();
        Event event = newer(topic, body);
        registry.thenSchema(event.schema());

        // When
        Object read = ConfluentClasses.deserializer(registry.config(
                        "specific.avro.reader",
                        true,
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicNameStrategy"))
                .deserialize(ENVELOPE_TOPIC, event.wire());

        // Then
        assertThat(((IndexedRecord) read).get(BODY)).isInstanceOf(UnknownBody.class);
    }

    @Test
    void shouldBeRefusedByOurDeserializerUnderASchemaThatHasNoUnknownBody() {
        // Given
        Schema first = parse(Path.of("src/main/released/conference-events-value/v1.avsc"));
        Event event = newer(
                Topics.CONFERENCE_EVENTS,
                Schema.createRecord("SiteRenamed", "new", "vn.diemcau.event", false, List.of()));
        registry.thenSchema(event.schema());
        AvroDeserializer<GenericRecord> deserializer = new AvroDeserializer<>(first);
        deserializer.configure(registry.config(), false);

        // When, then
        assertThatThrownBy(() -> deserializer.deserialize(ENVELOPE_TOPIC, event.wire()))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("vn.diemcau.event.SiteRenamed");
    }

    @Test
    void shouldReadTheBodiesOfVersionsThatHadNoUnknownBody() {
        // Given
        Schema first = parse(Path.of("src/main/released/conference-events-value/v1.avsc"));
        GenericRecord opened = new GenericData.Record(bodies(first).stream()
                .filter(body -> body.getName().equals("ConferenceOpened"))
                .findFirst()
                .orElseThrow());
        Event event = new Event(first, envelope(first, opened));

        // When
        Object read = ours(Topics.CONFERENCE_EVENTS, event).deserialize(ENVELOPE_TOPIC, event.wire());

        // Then
        assertThat(((ConferenceEvent) read).getBody()).isInstanceOf(ConferenceOpened.class);
    }

    @Test
    void shouldStandFirstInEveryUnionOfBodies() {
        assertThat(Topics.events())
                .allSatisfy(topic -> assertThat(bodies(current(topic)))
                        .first()
                        .satisfies(body -> assertThat(body.getName()).isEqualTo("UnknownBody"))
                        .satisfies(body -> assertThat(body.getFields()).isEmpty()));
    }

    private AvroDeserializer<?> ours(Topic<?> topic, Event event) {
        registry.thenSchema(event.schema());
        AvroDeserializer<?> deserializer = new AvroDeserializer<>(topic.valueType());
        deserializer.configure(registry.config(), false);
        return deserializer;
    }

    private static Event newer(Topic<?> topic, Schema body) {
        List<Schema> branches = new ArrayList<>(bodies(current(topic)));
        branches.add(body);
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : current(topic).getFields()) {
            Schema type = field.name().equals("body") ? Schema.createUnion(branches) : field.schema();
            fields.add(new Schema.Field(field, type));
        }
        Schema schema = Schema.createRecord(
                current(topic).getName(), "newer", current(topic).getNamespace(), false, fields);
        return new Event(schema, envelope(schema, filled(body)));
    }

    private static GenericRecord envelope(Schema schema, GenericRecord body) {
        GenericRecord event = new GenericData.Record(schema);
        event.put("eventId", EventSamples.ID.toString());
        event.put("conferenceId", "c");
        event.put("occurredAt", 1_000L);
        event.put("body", body);
        return event;
    }

    private static GenericRecord filled(Schema type) {
        GenericRecord record = new GenericData.Record(type);
        for (Schema.Field field : type.getFields()) {
            record.put(field.name(), value(field.schema()));
        }
        return record;
    }

    private static Object value(Schema type) {
        return switch (type.getType()) {
            case UNION -> null;
            case STRING -> "x";
            case LONG -> 1_000L;
            case INT -> 1;
            case BOOLEAN -> true;
            case BYTES -> ByteBuffer.wrap(new byte[] {1});
            case ARRAY -> List.of();
            case ENUM -> new GenericData.EnumSymbol(type, type.getEnumSymbols().get(0));
            case RECORD -> filled(type);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Schema current(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueType());
    }

    private static List<Schema> bodies(Schema envelope) {
        return envelope.getField("body").schema().getTypes();
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Event(Schema schema, GenericRecord envelope) {
        IndexedRecord read(DatumReader<IndexedRecord> reader) throws IOException {
            return reader.read(null, DecoderFactory.get().binaryDecoder(avro(), null));
        }

        byte[] wire() {
            byte[] avro = avro();
            return ByteBuffer.allocate(5 + avro.length)
                    .put((byte) 0)
                    .putInt(1)
                    .put(avro)
                    .array();
        }

        private byte[] avro() {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
                new GenericDatumWriter<GenericRecord>(schema).write(envelope, encoder);
                encoder.flush();
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
