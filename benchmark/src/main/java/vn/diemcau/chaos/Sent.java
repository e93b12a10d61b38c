package vn.diemcau.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a load has sent, and what of it the broker has acknowledged. */
final class Sent {
    private final List<SpecificRecord> facts = new ArrayList<>();
    private final Map<Origin, Letter> poison = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> lastGood = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private int duplicates;

    /** A record's place. */
    record Origin(String topic, int partition, long offset) {}

    /** What a dead letter must hold. */
    record Letter(Poison kind, byte[] key, byte[] value) {}

    /** An event that was never sent before; by one thread only, like {@link #again}. */
    void fact(SpecificRecord event) {
        facts.add(event);
    }

    /** One of the last so many events, to be sent again. */
    SpecificRecord again(int back) {
        duplicates++;
        return facts.get(facts.size() - back);
    }

    /**
     * A record was acknowledged.
     *
     * @param kind null: it is none
     */
    void acknowledge(ProducerRecord<byte[], byte[]> message, RecordMetadata metadata, Poison kind) {
        TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
        if (kind == null) {
            lastGood.merge(partition, metadata.offset(), Math::max);
        } else {
            poison.put(
                    new Origin(metadata.topic(), metadata.partition(), metadata.offset()),
                    new Letter(kind, message.key(), message.value()));
        }
        if (kind != Poison.GARBAGE_SUMMARY) {
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
        return Map.copyOf(poison);
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
