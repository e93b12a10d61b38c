package vn.diemcau.producer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Sends records and keeps account of what the brokers acknowledge. */
final class Deliveries {
    /**
     * A record that was not acknowledged.
     *
     * @param sequence its number, from 0, in the order of sending
     * @param place file and line
     */
    record Failure(long sequence, String place, Exception cause) {}

    private final Producer<String, Object> producer;
    private final Map<TopicPartition, Long> lastOffsets = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Failure> failure = new AtomicReference<>();
    private long sequence;

    Deliveries(Producer<String, Object> producer) {
        this.producer = producer;
    }

    /** Hands a record to the producer; a failure is found by {@link #failed}, now or later. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
    void send(ProducerRecord<String, Object> record, String place) {
        long number = sequence++;
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    acknowledge(metadata);
                } else {
                    fail(new Failure(number, place, exception));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            fail(new Failure(number, place, e));
        }
    }

    /** Waits until the fate of every record is known; the producer's delivery time-out bounds it. */
    void settle() {
        producer.flush();
    }

    boolean failed() {
        return failure.get() != null;
    }

    /** The first record in the order of sending that failed, once {@link #settle}d. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure.get());
    }

    long acknowledged() {
        return acknowledged.get();
    }

    Map<TopicPartition, Long> lastOffsets() {
        return lastOffsets;
    }

    private void acknowledge(RecordMetadata metadata) {
        if (metadata.hasOffset()) {
            TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
            lastOffsets.merge(partition, metadata.offset(), Math::max);
        }
        acknowledged.incrementAndGet();
    }

    private void fail(Failure failed) {
        failure.accumulateAndGet(
                failed, (known, latest) -> known == null || latest.sequence() < known.sequence() ? latest : known);
    }
}
