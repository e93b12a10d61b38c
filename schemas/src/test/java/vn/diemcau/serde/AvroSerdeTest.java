package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.registry.MockRegistry;
import vn.diemcau.registry.RegistryException;

class AvroSerdeTest {
    private static final Map<String, Object> CONFIG = Map.of("schema.registry.url", "mock://serde");
    private static final Schema PAIR = new Schema.Parser().parse("""
        {"type": "record", "name": "Pair", "namespace": "t", "fields": [
          {"name": "number", "type": "int"}, {"name": "text", "type": "string"}]}\
        """);

    @AfterEach
    void dropScope() {
        MockRegistry.drop("serde");
    }

    @Test
    void shouldWriteMagicByteBigEndianIdAndAvroBinary() {
        // Given
        GenericRecord pair = new GenericData.Record(PAIR);
        pair.put("number", -2);
        pair.put("text", "hé");
        AvroSerializer<GenericRecord> serializer = new AvroSerializer<>();
        serializer.configure(CONFIG, false);

        // When
        byte[] bytes = serializer.serialize("pairs", pair);

        // Then
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00" + "00000001" + "03" + "06" + "68c3a9");
    }

    @Test
    void shouldWriteAnEnvelopeAsAvroSpecifies() {
        // Given
        AvroSerde<ConferenceEvent> serde = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);

        // When
        byte[] bytes = serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened());

        // Then
        String uuid = HexFormat.of().formatHex(EventSamples.ID.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00" + "00000001" + "48" + uuid + "02" + "63" + "d00f" + "00" + "04");
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void shouldGiveBackWhatItWasGiven(DirectiveEvent event) {
        // Given
        AvroSerde<DirectiveEvent> serde = new AvroSerde<>(DirectiveEvent.class, CONFIG, false);

        // When
        DirectiveEvent back = serde.deserializer()
                .deserialize("directive-events", serde.serializer().serialize("directive-events", event));

        // Then
        assertThat(back).isEqualTo(event);
        assertThat(back.getBody()).hasToString(event.getBody().toString());
    }

    static DirectiveEvent[] envelopes() {
        return new DirectiveEvent[] {EventSamples.issued(), EventSamples.outcome()};
    }

    @Test
    void shouldReadIntoTheClassThatTheWriterNames() {
        // Given
        AvroSerde<Object> serde = new AvroSerde<>();
        serde.configure(Map.of("schema.registry.url", "mock://serde", "specific.avro.reader", "true"), false);

        // When
        Object back = serde.deserializer()
                .deserialize(
                        EventSamples.TOPIC, serde.serializer().serialize(EventSamples.TOPIC, EventSamples.joined()));

        // Then
        assertThat(back).isEqualTo(EventSamples.joined());
    }

    @Test
    void shouldReadGenericRecordsByDefault() {
        // Given
        AvroSerde<Object> serde = new AvroSerde<>();
        serde.configure(CONFIG, false);

        // When
        Object back = serde.deserializer()
                .deserialize(
                        EventSamples.TOPIC, serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened()));

        // Then
        assertThat(back).isInstanceOfSatisfying(GenericRecord.class, generic -> {
            assertThat(generic.get("eventId").toString()).isEqualTo(EventSamples.ID.toString());
            assertThat(generic.get("occurredAt")).isEqualTo(1_000L);
        });
    }

    @Test
    void shouldConvertLogicalTypesOfGenericRecordsBothWaysWhenAsked() {
        // Given
        AvroSerde<Object> serde = new AvroSerde<>();
        serde.configure(Map.of("schema.registry.url", "mock://serde", "avro.use.logical.type.converters", true), false);
        byte[] written = serde.serializer().serialize("directive-events", EventSamples.outcome());

        // When
        GenericRecord generic = (GenericRecord) serde.deserializer().deserialize("directive-events", written);

        // Then
        assertThat(generic.get("eventId")).isEqualTo(EventSamples.ID);
        assertThat(generic.get("occurredAt")).isEqualTo(EventSamples.AT);
        assertThat(((GenericRecord) generic.get("body")).get("value")).hasToString("62.500000000");
        assertThat(serde.serializer().serialize("directive-events", generic)).isEqualTo(written);
    }

    @Test
    void shouldKeepGenericAndSpecificRecordsOfOneSchemaApart() {
        // Given
        AvroSerde<Object> serde = new AvroSerde<>();
        serde.configure(CONFIG, false);
        GenericRecord generic = new GenericData.Record(ConferenceEvent.getClassSchema());
        generic.put("eventId", EventSamples.ID.toString());
        generic.put("conferenceId", "c");
        generic.put("occurredAt", 1_000L);
        generic.put("body", EventSamples.opened().getBody());

        byte[] first = serde.serializer().serialize(EventSamples.TOPIC, generic);

        // When, then
        assertThat(serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened()))
                .isEqualTo(first);
    }

    @Test
    void shouldPassNullThrough() {
        AvroSerde<ConferenceEvent> serde = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);

        assertThat(serde.serializer().serialize(EventSamples.TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(EventSamples.TOPIC, (byte[]) null))
                .isNull();
    }

    @Test
    void shouldWriteWholeRecordsAfterOneThatFailed() {
        // Given
        AvroSerde<ConferenceEvent> serde = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);
        byte[] good = serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened());
        ConferenceEvent bad = new ConferenceEvent(EventSamples.ID, "x".repeat(5_000), EventSamples.AT, null, "no body");

        // When, then
        assertThat(catchThrowable(() -> serde.serializer().serialize(EventSamples.TOPIC, bad)))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining(EventSamples.TOPIC)
                .hasMessageContaining(EventSamples.TOPIC + "-value");
        assertThat(serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened()))
                .isEqualTo(good);
    }

    @Test
    void shouldWriteRecordsThatOutgrowTheBuffer() {
        // Given
        AvroSerde<ConferenceEvent> serde = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);
        ConferenceEvent huge = new ConferenceEvent(
                EventSamples.ID,
                "x".repeat(3 << 20),
                EventSamples.AT,
                null,
                EventSamples.opened().getBody());

        // When
        byte[] bytes = serde.serializer().serialize(EventSamples.TOPIC, huge);

        // Then
        assertThat(serde.deserializer().deserialize(EventSamples.TOPIC, bytes)).isEqualTo(huge);
        assertThat(serde.deserializer()
                        .deserialize(
                                EventSamples.TOPIC,
                                serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened())))
                .isEqualTo(EventSamples.opened());
    }

    @Test
    void shouldIgnoreBytesAfterTheRecord() {
        // Given
        AvroSerde<ConferenceEvent> serde = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);
        byte[] bytes = serde.serializer().serialize(EventSamples.TOPIC, EventSamples.opened());

        // When
        byte[] longer = ByteBuffer.allocate(bytes.length + 3).put(bytes).array();

        // Then
        assertThat(serde.deserializer().deserialize(EventSamples.TOPIC, longer)).isEqualTo(EventSamples.opened());
    }

    @Test
    void shouldNameSubjectsOfKeysAfterTheTopic() throws RegistryException {
        // Given
        AvroSerializer<ConferenceEvent> serializer = new AvroSerializer<>();
        serializer.configure(CONFIG, true);

        // When
        serializer.serialize("t", EventSamples.opened());

        // Then
        assertThat(MockRegistry.scope("serde").latest("t-key").id()).isEqualTo(1);
    }

    @Test
    void shouldServeManyThreadsAtOnce() throws Exception {
        // Given
        AvroSerde<ConferenceEvent> serde = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(8);
        Callable<Void> roundTrips = () -> {
            together.countDown();
            together.await();
            for (int i = 0; i < 200; i++) {
                ConferenceEvent event = new ConferenceEvent(
                        UUID.randomUUID(),
                        "c" + i,
                        EventSamples.AT,
                        null,
                        EventSamples.joined().getBody());
                byte[] bytes = serde.serializer().serialize(EventSamples.TOPIC, event);
                assertThat(serde.deserializer().deserialize(EventSamples.TOPIC, bytes))
                        .isEqualTo(event);
            }
            return null;
        };

        // When
        List<Future<Void>> outcomes = pool.invokeAll(Collections.nCopies(8, roundTrips));

        // Then
        for (Future<Void> outcome : outcomes) {
            assertThat(outcome).succeedsWithin(Duration.ofSeconds(30));
        }
        pool.shutdownNow();
    }
}
