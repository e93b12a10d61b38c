package vn.diemcau.consumer.write;

import org.apache.kafka.common.TopicPartition;

/** Another consumer owns the position of a partition now; nothing of the batch was written. */
final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(TopicPartition partition) {
        super("Another consumer has taken over the partition " + partition + ", or a replay was requested");
    }
}
