package vn.diemcau.service.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the last record of partitions that is data. The end offset is not enough: markers of transactions and records
 * of aborted ones have offsets too, so the log is read backwards from its end in growing windows.
 */
public final class LastRecords {
    private static final long FIRST_WINDOW = 64;
    private static final Duration POLL = Duration.ofMillis(50);

    private final Cluster cluster;
    private final Consumer<byte[], byte[]> committed;
    private final StallDetector watch;

    /**
     * @param cluster says where the logs end
     * @param committed a consumer with isolation read_committed; its assignment and positions are changed
     * @param watch is notified of progress
     */
    public LastRecords(Cluster cluster, Consumer<byte[], byte[]> committed, StallDetector watch) {
        this.cluster = cluster;
        this.committed = committed;
        this.watch = watch;
    }

    /**
     * The offset of the last committed data record below the present end of each partition; no entry where there is
     * none. Waits for transactions that are open at the end: later committed records cannot be read before these end.
     */
    public Map<TopicPartition, Long> find(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = cluster.offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = cluster.offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> found = new HashMap<>();
        Set<TopicPartition> open = partitions.stream()
                .filter(partition -> ends.get(partition) > starts.get(partition))
                .collect(Collectors.toCollection(HashSet::new));
        for (long window = FIRST_WINDOW; !open.isEmpty(); window *= 8) {
            committed.assign(open);
            for (TopicPartition partition : open) {
                committed.seek(partition, Math.max(starts.get(partition), ends.get(partition) - window));
            }
            readTo(ends, found);
            long reached = window;
            open.removeIf(partition ->
                    found.containsKey(partition) || ends.get(partition) - reached <= starts.get(partition));
        }
        return found;
    }

    private void readTo(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> found) {
        Set<TopicPartition> behind = new HashSet<>(committed.assignment());
        while (!behind.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = committed.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(partition)) {
                    found.put(partition, record.offset());
                }
            }
            behind.removeIf(partition -> committed.position(partition) >= ends.get(partition));
            watch.check(behind.stream().collect(Collectors.toMap(p -> p, committed::position)));
        }
    }
}
