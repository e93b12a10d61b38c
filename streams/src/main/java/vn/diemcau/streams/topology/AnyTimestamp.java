package vn.diemcau.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes the timestamp of a record, or the latest of its partition if it has none. Nothing is counted by it, and the
 * extractor of Kafka Streams would stop the process at such a record, again after each restart.
 */
public final class AnyTimestamp implements TimestampExtractor {
    /** Kafka Streams makes it by its name. */
    public AnyTimestamp() {}

    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        return message.timestamp() >= 0 ? message.timestamp() : Math.max(partitionTime, 0);
    }
}
