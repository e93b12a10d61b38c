package vn.diemcau.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that could not be processed, as it goes to the topic {@link Topics#DEAD_LETTERS}: key and value are its raw
 * bytes unchanged, and its headers are kept; its origin and the reason are in headers that start with {@code diemcau.},
 * all UTF-8 text.
 *
 * <p>Values, keys and headers that are too large for the topics of the contract are truncated, because the letter could
 * not be sent otherwise: 20 MB may take only 1 KB on a topic when compressed. Headers have the original length and
 * hash; the complete record is where it came from.
 *
 * @param topic the topic that it came from, as the broker names it
 * @param partition the partition that it came from
 * @param offset its offset there
 * @param timestamp its timestamp there, milliseconds since the epoch
 * @param stage what failed to process it: {@code tally}, {@code totals} or {@code consumer}
 * @param error the class of the error
 * @param reason what is wrong with it, truncated after 2,000 characters
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

    /** How often a record was sent back from the dead letters: a whole number; absent if never. */
    public static final String REDRIVES = "diemcau.redrives";

    /** The length of a truncated value, in bytes; absent if it is complete. */
    public static final String VALUE_LENGTH = "diemcau.value.length";

    /** The SHA-256 of the complete value of a truncated one, in hexadecimal digits. */
    public static final String VALUE_SHA256 = "diemcau.value.sha256";

    /** The length of a truncated key, in bytes; absent if it is complete. */
    public static final String KEY_LENGTH = "diemcau.key.length";

    /** The SHA-256 of the complete key of a truncated one, in hexadecimal digits. */
    public static final String KEY_SHA256 = "diemcau.key.sha256";

    /** How many headers were left out because all together were too long; absent if none. */
    public static final String HEADERS_DROPPED = "diemcau.headers.dropped";

    private static final String OURS = "diemcau.";

    /** How much of a truncated value or key is kept: enough to recognize it. */
    private static final int CUT_BYTES = 64 * 1024;

    private static final int LONGEST_KEY = 1024 * 1024;
    private static final int LONGEST_HEADERS = 1024 * 1024;

    /** What a header takes at most besides its key and its value: their lengths. */
    private static final int HEADER_BYTES = 10;

    /** A reason may quote a key of any length, and would make the record too large to send. */
    private static final int LONGEST_REASON = 2_000;

    public DeadLetter {
        reason = String.valueOf(reason);
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** The letter that the headers describe; empty if there are no such headers. */
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

    /** How often the record of these headers was sent back; {@link Integer#MAX_VALUE} if the header is malformed. */
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

    /**
     * The record that is sent back to where a dead letter came from: its bytes and headers, and the count of redrives.
     */
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
        Headers kept = withoutOurs(headers);
        boolean drop = bytes(kept) > LONGEST_HEADERS;
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                deadLetterTopic,
                null,
                cut(key, LONGEST_KEY),
                cut(value, Topics.MAX_MESSAGE_BYTES),
                drop ? new RecordHeaders() : kept);
        if (drop) {
            header(message, HEADERS_DROPPED, Integer.toString(kept.toArray().length));
        }
        describeCut(message, value, Topics.MAX_MESSAGE_BYTES, VALUE_LENGTH, VALUE_SHA256);
        describeCut(message, key, LONGEST_KEY, KEY_LENGTH, KEY_SHA256);
        header(message, TOPIC, topic);
        header(message, PARTITION, Integer.toString(partition));
        header(message, OFFSET, Long.toString(offset));
        header(message, TIMESTAMP, Long.toString(timestamp));
        header(message, STAGE, stage);
        header(message, ERROR, error);
        header(message, REASON, reason);
        if (headers.lastHeader(REDRIVES) != null) {
            header(message, REDRIVES, Integer.toString(redrives(headers)));
        }
        return message;
    }

    /** Whether key, value or headers of a letter were truncated. */
    public static boolean isCut(Headers letterHeaders) {
        return Stream.of(VALUE_LENGTH, KEY_LENGTH, HEADERS_DROPPED)
                .anyMatch(name -> letterHeaders.lastHeader(name) != null);
    }

    /** Whether a record is the original of a truncated letter, by its hashes. */
    public static boolean isOriginal(Headers letterHeaders, byte[] key, byte[] value) {
        return matches(letterHeaders, VALUE_SHA256, value) && matches(letterHeaders, KEY_SHA256, key);
    }

    private static boolean matches(Headers letterHeaders, String name, byte[] whole) {
        return letterHeaders.lastHeader(name) == null
                || whole != null && sha256(whole).equals(text(letterHeaders, name));
    }

    private static byte[] cut(byte[] bytes, int longest) {
        return bytes == null || bytes.length <= longest ? bytes : Arrays.copyOf(bytes, CUT_BYTES);
    }

    private static void describeCut(
            ProducerRecord<byte[], byte[]> message, byte[] bytes, int longest, String lengthName, String hashName) {
        if (bytes != null && bytes.length > longest) {
            header(message, lengthName, Integer.toString(bytes.length));
            header(message, hashName, sha256(bytes));
        }
    }

    private static long bytes(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            bytes += HEADER_BYTES + header.key().getBytes(StandardCharsets.UTF_8).length;
            bytes += header.value() == null ? 0 : header.value().length;
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The original headers of a record. */
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
