package vn.diemcau.producer.send;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.service.kafka.AccessException;

/**
 * Sends records and keeps track of what the brokers acknowledge. One thread sends.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class Deliveries<K, V> {
    /**
     * A record that was not acknowledged.
     *
     * @param sequence its number, from 0, in the order of sending
     * @param place file and line
     */
    public record Failure(long sequence, String place, Exception cause) {
        /** What failed and, if it does not say so itself, the root cause. */
        public String reason() {
            Optional<AccessException> denied = AccessException.of(cause);
            if (denied.isPresent()) {
                return denied.get().getMessage();
            }
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String message = String.valueOf(cause.getMessage());
            String rootMessage = root.getMessage();
            String rest = rootMessage == null || message.contains(rootMessage) ? "" : " (" + rootMessage + ")";
            return cause.getClass().getSimpleName() + ": " + message + rest;
        }
    }

    private final Producer<K, V> producer;
    private final Map<TopicPartition, Long> lastOffsets = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Failure> failure = new AtomicReference<>();
    private long sequence;

    /** Deliveries by a producer, which is not closed. */
    public Deliveries(Producer<K, V> producer) {
        this.producer = producer;
    }

    /** Hands a record to the producer; a failure is found by {@link #failed}, now or later. */
    public void send(ProducerRecord<K, V> record, String place) {
        send(record, place, metadata -> {});
    }

    /** The same; {@code acknowledged} gets the place of the record, on another thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the same result
    public void send(ProducerRecord<K, V> record, String place, Consumer<RecordMetadata> acknowledged) {
        long number = sequence++;
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    acknowledge(number, place, metadata, acknowledged);
                } else {
                    fail(new Failure(number, place, exception));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            fail(new Failure(number, place, e));
        }
    }

    /** Waits until the result of every record is known, at most for the delivery time-out of the producer. */
    public void settle() {
        producer.flush();
    }

    /** Whether a record has failed by now. */
    public boolean failed() {
        return failure.get() != null;
    }

    /** The first record in the order of sending that failed, once {@link #settle}d. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Records that the brokers have acknowledged. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** The highest acknowledged offset of each partition. */
    public Map<TopicPartition, Long> lastOffsets() {
        return lastOffsets;
    }

    private void acknowledge(
            long number, String place, RecordMetadata metadata, Consumer<RecordMetadata> acknowledgement) {
        if (metadata.hasOffset()) {
            TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
            lastOffsets.merge(partition, metadata.offset(), Math::max);
        }
        acknowledged.incrementAndGet();
        try {
            acknowledgement.accept(metadata);
        } catch (UncheckedIOException e) {
            fail(new Failure(number, place, e));
        }
    }

    private void fail(Failure failed) {
        failure.accumulateAndGet(
                failed, (known, latest) -> known == null || latest.sequence() < known.sequence() ? latest : known);
    }
}
