package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.registry.MockRegistry;

/** Bytes that are not what they claim to be. */
class UndecodableBytesTest {
    private static final Map<String, Object> CONFIG = Map.of("schema.registry.url", "mock://poison");
    private static final String TOPIC = EventSamples.TOPIC;
    private static final AvroSerde<DirectiveEvent> DIRECTIVES = new AvroSerde<>(DirectiveEvent.class, CONFIG, false);
    private static final AvroSerde<ConferenceEvent> CONFERENCES = new AvroSerde<>(ConferenceEvent.class, CONFIG, false);
    private static final List<byte[]> GOOD = List.of(
            DIRECTIVES.serializer().serialize(TOPIC, EventSamples.issued()),
            DIRECTIVES.serializer().serialize(TOPIC, EventSamples.outcome()),
            CONFERENCES.serializer().serialize(TOPIC, EventSamples.joined()));

    /** A change of a record: at a place that is a share of its length, some bytes instead of others. */
    record Mutation(double place, byte[] bytes, int removed) {
        byte[] of(byte[] record) {
            int at = (int) (place * record.length);
            int rest = Math.min(record.length, at + removed);
            return ByteBuffer.allocate(at + bytes.length + record.length - rest)
                    .put(record, 0, at)
                    .put(bytes)
                    .put(record, rest, record.length - rest)
                    .array();
        }
    }

    @Property(tries = 3_000)
    void shouldThrowNothingButSerializationExceptions(
            @ForAll("records") byte[] record, @ForAll("mutations") List<Mutation> mutations) {
        // Given
        byte[] mutated = record;
        for (Mutation mutation : mutations) {
            mutated = mutation.of(mutated);
        }
        byte[] poison = mutated;

        // When
        Throwable error = catchThrowable(() -> DIRECTIVES.deserializer().deserialize(TOPIC, poison));

        // Then
        assertThat(error)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        said -> assertThat(said)
                                .isExactlyInstanceOf(SerializationException.class)
                                .hasMessageContaining("topic " + TOPIC));
    }

    @Provide
    Arbitrary<byte[]> records() {
        return Arbitraries.of(GOOD);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<byte[]> bytes = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(12),
                Arbitraries.of(varint(Long.MAX_VALUE), varint(Long.MIN_VALUE), varint(Integer.MAX_VALUE), varint(-1)));
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        bytes,
                        Arbitraries.integers().between(0, 12))
                .as(Mutation::new);
        return mutation.list().ofMinSize(1).ofMaxSize(4);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        for (byte[] good : GOOD) {
            for (int length = 0; length < good.length; length++) {
                byte[] cut = Arrays.copyOf(good, length);

                assertThatThrownBy(() -> DIRECTIVES.deserializer().deserialize(TOPIC, cut))
                        .isExactlyInstanceOf(SerializationException.class)
                        .hasMessageContaining("subject " + TOPIC + "-value");
            }
        }
    }

    @Test
    void shouldRefuseAnotherMagicByte() {
        byte[] bytes = GOOD.get(0).clone();
        bytes[0] = '{';

        assertThatThrownBy(() -> DIRECTIVES.deserializer().deserialize(TOPIC, bytes))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("Unknown magic byte!");
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 31, 1L << 40})
    void shouldRefuseAbsurdLengthsWithoutTakingTheMemory(long length) {
        for (String type : List.of(
                "\"string\"",
                "\"bytes\"",
                "{\"type\": \"array\", \"items\": \"long\"}",
                "{\"type\": \"array\", \"items\": \"null\"}",
                "{\"type\": \"map\", \"values\": \"null\"}")) {
            // Given
            int id = MockRegistry.scope("poison").register("s", new Schema.Parser().parse(type), false);
            byte[] varint = varint(length);
            byte[] bytes = ByteBuffer.allocate(5 + varint.length)
                    .put((byte) 0)
                    .putInt(id)
                    .put(varint)
                    .array();
            AvroDeserializer<Object> deserializer = new AvroDeserializer<>();
            deserializer.configure(CONFIG, false);

            // When, then
            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                    .as(type)
                    .isExactlyInstanceOf(SerializationException.class);
        }
    }

    @Test
    void shouldSurviveRecordsThatNestWithoutEnd() {
        // Given
        Schema list = new Schema.Parser()
                .parse("{\"type\": \"record\", \"name\": \"L\", \"fields\": [{\"name\": \"next\", \"type\":"
                        + " [\"null\", \"L\"]}]}");
        int id = MockRegistry.scope("poison").register("s", list, false);
        byte[] bytes = new byte[2_000_000];
        Arrays.fill(bytes, (byte) 2);
        ByteBuffer.wrap(bytes).put((byte) 0).putInt(id);
        AvroDeserializer<Object> deserializer = new AvroDeserializer<>();
        deserializer.configure(CONFIG, false);

        // When, then
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .isExactlyInstanceOf(SerializationException.class);
    }

    private static byte[] varint(long number) {
        long zigzag = (number << 1) ^ (number >> 63);
        ByteBuffer bytes = ByteBuffer.allocate(10);
        while ((zigzag & ~0x7fL) != 0) {
            bytes.put((byte) (zigzag & 0x7f | 0x80));
            zigzag >>>= 7;
        }
        bytes.put((byte) zigzag);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
