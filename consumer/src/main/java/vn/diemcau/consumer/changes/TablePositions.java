package vn.diemcau.consumer.changes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.read.Snapshot;

/**
 * How far the tables are.
 *
 * @param offsets the offset of the next record of each partition
 * @param topics what distinguishes these topics from others of the same names
 */
record TablePositions(Map<TopicPartition, Long> offsets, int topics) {
    static TablePositions of(Snapshot snapshot) {
        Map<TopicPartition, Long> offsets = new HashMap<>(snapshot.positions());
        offsets.replaceAll((partition, offset) -> Math.max(offset, 0));
        return new TablePositions(offsets, snapshot.topicIds().hashCode());
    }

    /** In an order that is the same everywhere. */
    List<TopicPartition> partitions() {
        return offsets.keySet().stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
    }
}
