package vn.diemcau.consumer.write;

import org.apache.kafka.common.TopicPartition;

/** A record that can't become a row: it can't be decoded, contradicts itself or is refused by the database. */
final class BadRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TopicPartition partition;
    private final long offset;
    private final String reason;

    BadRecordException(TopicPartition partition, long offset, String reason, Throwable cause) {
        super("Record " + partition + " at offset " + offset + " cannot be stored: " + reason, cause);
        this.partition = partition;
        this.offset = offset;
        this.reason = reason;
    }

    TopicPartition partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    boolean isAbout(TopicPartition otherPartition, long otherOffset) {
        return offset == otherOffset && partition.equals(otherPartition);
    }

    String reason() {
        return reason;
    }
}
