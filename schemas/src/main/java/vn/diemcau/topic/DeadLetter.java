package vn.diemcau.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that could not be processed, as it goes to the topic {@link Topics#DEAD_LETTERS}: key and value are its raw
 * bytes unchanged; where it came from and why it failed stands in headers, all UTF-8 text.
 *
 * @param topic the topic that it came from
 * @param partition the partition that it came from
 * @param offset its offset there
 * @param timestamp its timestamp there, milliseconds since the epoch
 * @param stage what failed to process it, e.g. {@code tally} or {@code consumer}
 * @param error the class of the error
 * @param reason what is wrong with it
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

    /** The record to send, with the raw key and value of the failed one, either of which may be null. */
    public ProducerRecord<byte[], byte[]> toRecord(String deadLetterTopic, byte[] key, byte[] value) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(deadLetterTopic, key, value);
        header(message, TOPIC, topic);
        header(message, PARTITION, Integer.toString(partition));
        header(message, OFFSET, Long.toString(offset));
        header(message, TIMESTAMP, Long.toString(timestamp));
        header(message, STAGE, stage);
        header(message, ERROR, error);
        header(message, REASON, reason);
        return message;
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }
}
