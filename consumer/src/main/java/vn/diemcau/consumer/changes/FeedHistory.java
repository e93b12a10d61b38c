package vn.diemcau.consumer.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.write.SummaryRows;

/** The changes since a feed began to read, and how far it has read. Not for use by several threads at once. */
final class FeedHistory {
    private final Map<TopicPartition, Integer> numbers = new HashMap<>();
    private final int topics;
    private final long[] next;
    private final RecentChanges recent;

    /**
     * A history without changes.
     *
     * @param partitions in an order that is the same for every process
     * @param topics what distinguishes the topics from others of the same names
     * @param begin the first offset of each partition that is read
     */
    FeedHistory(List<TopicPartition> partitions, int topics, long[] begin) {
        for (TopicPartition partition : partitions) {
            numbers.put(partition, numbers.size());
        }
        this.topics = topics;
        this.next = begin.clone();
        this.recent = new RecentChanges(begin);
    }

    /** How far it is, as text for listeners. */
    String position() {
        return FeedPosition.text(topics, next);
    }

    /** The changes since a position; empty if they are not all here. */
    Optional<List<Change>> since(String position) {
        return FeedPosition.offsets(position, topics, next.length)
                .filter(recent::holds)
                .map(recent::from);
    }

    /**
     * Adds the changes that records are.
     *
     * @param rows the row of each record; empty where a record is none
     * @return the changes
     */
    List<Change> add(List<ConsumerRecord<byte[], byte[]>> records, List<Optional<SummaryRows.Row>> rows) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            int number = numbers.get(new TopicPartition(record.topic(), record.partition()));
            next[number] = record.offset() + 1;
            rows.get(i)
                    .ifPresent(row -> changes.add(
                            Change.of(row.table(), number, record.offset(), row.key(), row.row(), position())));
        }
        changes.forEach(recent::add);
        return changes;
    }

    /** Moves on to offsets before which there is nothing more, or only markers and compacted records. */
    void advance(Map<TopicPartition, Long> offsets) {
        numbers.forEach((partition, number) -> next[number] = Math.max(next[number], offsets.get(partition)));
    }
}
