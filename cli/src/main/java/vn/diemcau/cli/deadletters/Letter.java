package vn.diemcau.cli.deadletters;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import vn.diemcau.topic.DeadLetter;

/**
 * A record of the dead letters.
 *
 * @param partition its place in the topic of dead letters
 * @param offset its place in the topic of dead letters
 * @param time when it was diverted
 * @param about where it came from and why; empty if it does not have these headers
 * @param key the raw key; may be null
 * @param value the raw value; may be null
 * @param headers all its headers
 */
public record Letter(
        int partition,
        long offset,
        Instant time,
        Optional<DeadLetter> about,
        byte[] key,
        byte[] value,
        Headers headers) {
    static Letter of(ConsumerRecord<byte[], byte[]> record) {
        return new Letter(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                DeadLetter.of(record.headers()),
                record.key(),
                record.value(),
                record.headers());
    }

    /** Its place among the dead letters, {@code PARTITION/OFFSET}. */
    String place() {
        return partition + "/" + offset;
    }

    /** Where it came from, {@code TOPIC/PARTITION/OFFSET}; {@code ?} if it is unknown. */
    public String origin() {
        return about.map(DeadLetter::origin).orElse("?");
    }

    String stage() {
        return about.map(DeadLetter::stage).orElse("?");
    }

    String reason() {
        return about.map(DeadLetter::reason).orElse("its headers do not say where it came from");
    }
}
