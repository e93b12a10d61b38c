package vn.diemcau.producer.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.rules.KeyPartition;

/** Ways to spoil a record of the topic of conferences. Each becomes a dead letter. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum PoisonRecord {
    /** The first byte is not 0. */
    BAD_MAGIC(event -> event, good -> good.withValue(header(good.value(), 0, 0x7f))),
    /** No registry has given out this id. */
    UNKNOWN_SCHEMA_ID(event -> event, good -> good.withValue(header(good.value(), 1, 0x7f))),
    /** The value is truncated. */
    TRUNCATED(event -> event, good -> good.withValue(Arrays.copyOf(good.value(), good.value().length / 2))),
    /** The value has no bytes. */
    EMPTY_VALUE(event -> event, good -> good.withValue(new byte[0])),
    /** There is no value. */
    NULL_VALUE(event -> event, good -> good.withValue(null)),
    /** There is no key. */
    NULL_KEY(event -> event, good -> new Spoilt(null, good.value(), 0)),
    /** The key is another one, on the partition that it hashes to. */
    WRONG_KEY(
            event -> event,
            good -> new Spoilt((new String(good.key(), UTF_8) + "-x").getBytes(UTF_8), good.value(), 0)),
    /** Only the partition is wrong. */
    WRONG_PARTITION(event -> event, good -> new Spoilt(good.key(), good.value(), 1)),
    /** No province has the code. */
    UNKNOWN_PROVINCE(event -> with(event, event.getOccurredAt(), "VN-99", "Phép thử", 7), good -> good),
    /** The identifier of the site is empty. */
    MISSING_ID(event -> with(event, event.getOccurredAt(), "VN-HN", "", 7), good -> good),
    /** A count below zero. */
    NEGATIVE_COUNT(event -> with(event, event.getOccurredAt(), "VN-HN", "Phép thử", -1), good -> good),
    /** A time outside the years of the contract. */
    YEAR_OUT_OF_RANGE(
            event -> with(event, Instant.parse("1812-06-24T01:00:00Z"), "VN-HN", "Phép thử", 7), good -> good);

    private final UnaryOperator<ConferenceEvent> event;
    private final UnaryOperator<Spoilt> bytes;

    PoisonRecord(UnaryOperator<ConferenceEvent> event, UnaryOperator<Spoilt> bytes) {
        this.event = event;
        this.bytes = bytes;
    }

    /**
     * A record as bytes.
     *
     * @param shift by how many partitions it is beside the one that its key hashes to
     */
    private record Spoilt(byte[] key, byte[] value, int shift) {
        Spoilt withValue(byte[] other) {
            return new Spoilt(key, other, shift);
        }
    }

    /**
     * The record that is made of a valid event.
     *
     * @param partitions of the topic; with one of them there is no wrong one
     */
    ProducerRecord<byte[], byte[]> spoil(
            ConferenceEvent valid, Function<ConferenceEvent, byte[]> serializer, String topic, int partitions) {
        byte[] key = valid.getConferenceId().getBytes(UTF_8);
        Spoilt spoilt = bytes.apply(new Spoilt(key, serializer.apply(event.apply(valid)), 0));
        int right = spoilt.key == null ? 0 : KeyPartition.of(spoilt.key, partitions);
        return new ProducerRecord<>(topic, (right + spoilt.shift) % partitions, spoilt.key, spoilt.value);
    }

    /** The kind of a poison, so that each kind comes as often as the others; none that takes a second partition. */
    static PoisonRecord of(long wave, int ordinal, int partitions) {
        PoisonRecord kind = values()[(int) ((wave * 5 + ordinal) % values().length)];
        return kind == WRONG_PARTITION && partitions == 1 ? WRONG_KEY : kind;
    }

    private static byte[] header(byte[] value, int index, int replacement) {
        return ByteBuffer.wrap(value).put(index, (byte) replacement).array();
    }

    private static ConferenceEvent with(
            ConferenceEvent event, Instant occurredAt, String province, String site, int delegates) {
        SiteJoined body = new SiteJoined(province, site, SiteLevel.COMMUNE, delegates, null);
        return new ConferenceEvent(event.getEventId(), event.getConferenceId(), occurredAt, event.getSource(), body);
    }
}
