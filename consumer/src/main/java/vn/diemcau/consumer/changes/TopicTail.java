package vn.diemcau.consumer.changes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The ends of topics: records that wait until the tables have them. It reads ahead of the tables, but not far. For use by
 * one thread.
 */
final class TopicTail implements AutoCloseable {
    /** How many records of a partition may wait. */
    private static final int MOST_WAITING = 2_000;

    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();

    /**
     * A reader of partitions.
     *
     * @param consumer a client of no group, which is closed with this
     */
    TopicTail(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Begins to read partitions some records before their positions.
     *
     * @return the offset from which each is read
     */
    Map<TopicPartition, Long> start(Map<TopicPartition, Long> positions, int before) {
        consumer.assign(positions.keySet());
        Map<TopicPartition, Long> starts = new HashMap<>(consumer.beginningOffsets(positions.keySet()));
        positions.forEach((partition, position) -> {
            long start = Math.max(starts.get(partition), position - before);
            starts.put(partition, start);
            consumer.seek(partition, start);
            waiting.put(partition, new ArrayDeque<>());
        });
        return starts;
    }

    /** Whether everything before the positions has been read. */
    boolean isPast(Map<TopicPartition, Long> positions) {
        return positions.entrySet().stream().allMatch(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }

    /** The records that were not given yet and stand before the positions; of each partition in their order. */
    List<ConsumerRecord<byte[], byte[]>> upTo(Map<TopicPartition, Long> positions) {
        consumer.poll(POLL)
                .forEach(record -> waiting.get(new TopicPartition(record.topic(), record.partition()))
                        .add(record));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        waiting.forEach((partition, queue) -> {
            long position = positions.getOrDefault(partition, 0L);
            while (!queue.isEmpty() && queue.peek().offset() < position) {
                records.add(queue.remove());
            }
            hold(partition, queue);
        });
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void hold(TopicPartition partition, Collection<?> queue) {
        if (queue.size() >= MOST_WAITING) {
            consumer.pause(Set.of(partition));
        } else if (queue.size() < MOST_WAITING / 2) {
            consumer.resume(Set.of(partition));
        }
    }
}
