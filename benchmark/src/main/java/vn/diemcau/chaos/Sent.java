package vn.diemcau.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a load has sent, and what of it the broker has acknowledged. */
final class Sent {
    /** Poison that the simulator does not have: garbage among the summaries. */
    static final String GARBAGE_SUMMARY = "GARBAGE_SUMMARY";

    private final List<SpecificRecord> facts = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();
    private final Map<Origin, Letter> letters = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> lastGood = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private int duplicates;

    /** A record's place. */
    record Origin(String topic, int partition, long offset) {}

    /** What a dead letter must hold. */
    record Letter(String kind, byte[] key, byte[] value) {
        /** Whether the consumer sends the letter, not {@code streams}. */
        boolean isOfConsumer() {
            return kind.equals(GARBAGE_SUMMARY);
        }
    }

    /** An event that is being sent, for the first time or again; by one thread only, like {@link #has}. */
    void event(SpecificRecord event) {
        if (ids.add((UUID) event.get(0))) {
            facts.add(event);
        } else {
            duplicates++;
        }
    }

    /** Whether an event was sent already. */
    boolean has(SpecificRecord event) {
        return ids.contains((UUID) event.get(0));
    }

    /**
     * A record was acknowledged.
     *
     * @param poison how it is bad, if it is
     */
    void acknowledge(ProducerRecord<byte[], byte[]> message, RecordMetadata metadata, Optional<String> poison) {
        TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
        if (poison.isEmpty()) {
            lastGood.merge(partition, metadata.offset(), Math::max);
        } else {
            letters.put(
                    new Origin(metadata.topic(), metadata.partition(), metadata.offset()),
                    new Letter(poison.get(), message.key(), message.value()));
        }
        if (!poison.equals(Optional.of(GARBAGE_SUMMARY))) {
            acknowledged.merge(partition, metadata.offset(), Math::max);
        }
        count.incrementAndGet();
    }

    /** The events that were sent, each once; to be read after the load has ended. */
    List<SpecificRecord> facts() {
        return facts;
    }

    /** How many events were sent again. */
    int duplicates() {
        return duplicates;
    }

    /** The poison that was acknowledged. */
    Map<Origin, Letter> poison() {
        return Map.copyOf(letters);
    }

    /** The offset of the last acknowledged record of each partition of the event topics. */
    Map<TopicPartition, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** The offset of the last acknowledged event that is not poison of each partition. */
    Map<TopicPartition, Long> lastGood() {
        return Map.copyOf(lastGood);
    }

    /** How many records were acknowledged. */
    long count() {
        return count.get();
    }
}
