package vn.diemcau.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that could not be processed, as it goes to the topic {@link Topics#DEAD_LETTERS}: key and value are its raw
 * bytes unchanged, unless they are too large to be sent, and its headers are kept; where it came from and why it failed
 * stands in headers that start with {@code diemcau.}, all UTF-8 text.
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

    /** How many bytes the value had, where only its first are in the letter: a whole number. */
    public static final String VALUE_LENGTH = "diemcau.value.length";

    /** SHA-256 of the whole value, in hexadecimal digits, where only its first bytes are in the letter. */
    public static final String VALUE_HASH = "diemcau.value.sha256";

    /** As {@link #VALUE_LENGTH}, of the key. */
    public static final String KEY_LENGTH = "diemcau.key.length";

    /** How many headers of its own a record had, where they were too large and are left out: a whole number. */
    public static final String HEADERS_LEFT_OUT = "diemcau.headers.left.out";

    private static final String OURS = "diemcau.";

    /**
     * What is longer, once unpacked, is no event; a record of the dead letters could not hold it: the limits of topics
     * are for records as they are compressed.
     */
    private static final int LONGEST_VALUE = Topics.MAX_MESSAGE_BYTES;

    /** How much of a value that is longer, of a key or of headers is kept. */
    private static final int LONGEST_PART = 1024 * 1024;

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
     * The record to send. What is too large to be sent is cut, and headers say how large it was: the whole record lies
     * where it came from.
     *
     * @param key the raw key of the failed record; may be null
     * @param value its raw value; may be null
     * @param headers its headers
     */
    public ProducerRecord<byte[], byte[]> toRecord(String deadLetterTopic, byte[] key, byte[] value, Headers headers) {
        boolean keepsHeaders = size(headers) <= LONGEST_PART;
        boolean keepsKey = key == null || key.length <= LONGEST_PART;
        boolean keepsValue = value == null || value.length <= LONGEST_VALUE;
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                deadLetterTopic,
                null,
                keepsKey ? key : Arrays.copyOf(key, LONGEST_PART),
                keepsValue ? value : Arrays.copyOf(value, LONGEST_PART),
                keepsHeaders ? withoutOurs(headers) : new RecordHeaders());
        if (!keepsHeaders) {
            header(message, HEADERS_LEFT_OUT, Integer.toString(headers.toArray().length));
        }
        if (!keepsKey) {
            header(message, KEY_LENGTH, Integer.toString(key.length));
        }
        if (!keepsValue) {
            header(message, VALUE_LENGTH, Integer.toString(value.length));
            header(message, VALUE_HASH, sha256(value));
        }
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

    /** Whether only a part of the record is in a letter. */
    public static boolean isCut(Headers headers) {
        return headers.lastHeader(VALUE_LENGTH) != null
                || headers.lastHeader(KEY_LENGTH) != null
                || headers.lastHeader(HEADERS_LEFT_OUT) != null;
    }

    private static long size(Headers headers) {
        long size = 0;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
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
