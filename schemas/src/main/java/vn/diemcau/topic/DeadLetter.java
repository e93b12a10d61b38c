package vn.diemcau.topic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that could not be processed, as it goes to the topic {@link Topics#DEAD_LETTERS}: key and value are its raw
 * bytes unchanged, and its headers are kept; where it came from and why it failed stands in headers that start with
 * {@code diemcau.}, all UTF-8 text.
 *
 * @param topic the topic that it came from, as the broker names it
 * @param partition the partition that it came from
 * @param offset its offset there
 * @param timestamp its timestamp there, milliseconds since the epoch
 * @param stage what failed to process it: {@code tally}, {@code totals} or {@code consumer}
 * @param error the class of the error
 * @param reason what is wrong with it, cut after 2,000 characters
 */
public record DeadLetter(
        String topic, int partition, long offset, long timestamp, String stage, String error, String reason) {
    public static final String TOPIC = "diemcau.origin.topic";
    public static final String PARTITION = "diemcau.origin.partition";
    public static final String OFFSET = "diemcau.origin.offset";
    public static final String TIMESTAMP = "diemcau.origin.timestamp";
    public static final String STAGE = "diemcau.stage";
    public static final String ERROR = "diemcau.error.class";
    public static final String REASON = "diemcau.error.message";

    /** How often a record was sent back from the dead letters: a whole number; absent where it never was. */
    public static final String REDRIVES = "diemcau.redrives";

    private static final String OURS = "diemcau.";

    /** A reason may quote a key of any length, and would make the record too large to send. */
    private static final int LONGEST_REASON = 2_000;

    public DeadLetter {
        reason = String.valueOf(reason);
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** The letter that the headers of a dead letter tell of; empty where they tell of none. */
    public static Optional<DeadLetter> of(Headers headers) {
        try {
            return Optional.of(new DeadLetter(
                    text(headers, TOPIC),
                    Integer.parseInt(text(headers, PARTITION)),
                    Long.parseLong(text(headers, OFFSET)),
                    Long.parseLong(text(headers, TIMESTAMP)),
                    text(headers, STAGE),
                    text(headers, ERROR),
                    text(headers, REASON)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How often the record of these headers was sent back; {@link Integer#MAX_VALUE} where they do not say it well. */
    public static int redrives(Headers headers) {
        if (headers.lastHeader(REDRIVES) == null) {
            return 0;
        }
        try {
            int redrives = Integer.parseInt(text(headers, REDRIVES));
            return redrives < 0 ? Integer.MAX_VALUE : redrives;
        } catch (IllegalArgumentException e) {
            return Integer.MAX_VALUE;
        }
    }

    /** The record that is sent back to where a dead letter came from: its bytes and headers, and that it was sent back. */
    public static ProducerRecord<byte[], byte[]> redriven(
            String originTopic, byte[] key, byte[] value, Headers letterHeaders) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(originTopic, null, key, value, withoutOurs(letterHeaders));
        header(message, REDRIVES, Integer.toString(redrives(letterHeaders) + 1));
        return message;
    }

    /** Where it came from as {@code TOPIC/PARTITION/OFFSET}: the same for every dead letter of one record. */
    public String origin() {
        return topic + "/" + partition + "/" + offset;
    }

    /**
     * The record to send.
     *
     * @param key the raw key of the failed record; may be null
     * @param value its raw value; may be null
     * @param headers its headers
     */
    public ProducerRecord<byte[], byte[]> toRecord(String deadLetterTopic, byte[] key, byte[] value, Headers headers) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(deadLetterTopic, null, key, value, withoutOurs(headers));
        header(message, TOPIC, topic);
        header(message, PARTITION, Integer.toString(partition));
        header(message, OFFSET, Long.toString(offset));
        header(message, TIMESTAMP, Long.toString(timestamp));
        header(message, STAGE, stage);
        header(message, ERROR, error);
        header(message, REASON, reason);
        if (headers.lastHeader(REDRIVES) != null) {
            message.headers().add(headers.lastHeader(REDRIVES));
        }
        return message;
    }

    /** The headers that a record had of its own. */
    public static Headers withoutOurs(Headers headers) {
        RecordHeaders others = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith(OURS)) {
                others.add(header);
            }
        }
        return others;
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("There is no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
}
