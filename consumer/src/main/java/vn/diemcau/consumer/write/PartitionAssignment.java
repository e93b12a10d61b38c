package vn.diemcau.consumer.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the group has assigned to this consumer. A partition is paused until its position in the database
 * is claimed: claiming needs the database, which may be unavailable, while the rebalance has to end and the membership
 * must be kept.
 */
final class PartitionAssignment implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final TopicLogs logs;
    private final PartitionLeases database;
    private final Map<TopicPartition, PartitionLease> claims = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();
    private boolean joined;

    PartitionAssignment(Consumer<byte[], byte[]> consumer, TopicLogs logs, PartitionLeases database) {
        this.consumer = consumer;
        this.logs = logs;
        this.database = database;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        // Without this position, the client would ask the group for one, and the group has none.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        hold(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        claims.keySet().removeAll(partitions);
        waiting.removeAll(partitions);
    }

    /** Gives up the claims to partitions and stops reading them until they are claimed again. */
    void hold(Collection<TopicPartition> partitions) {
        Set<TopicPartition> held = new HashSet<>(partitions);
        held.retainAll(consumer.assignment());
        consumer.pause(held);
        claims.keySet().removeAll(partitions);
        waiting.addAll(held);
    }

    /** The reason why it does not read; empty if it reads. */
    Optional<String> obstacle() {
        if (!joined) {
            return Optional.of("waits for its group");
        }
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.size() + " partitions wait to be claimed");
    }

    /** Records that the brokers have lost, in a phrase; from any thread. */
    Optional<String> lost() {
        Collection<String> lost = database.lost();
        return lost.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", lost));
    }

    /** Gives up all claims. */
    void holdAll() {
        hold(Set.copyOf(claims.keySet()));
    }

    /** Claims the partitions that wait for it, and reads on from the positions in the database. */
    void claim() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<TopicPartition, PartitionLease> claimed = database.claim(logs.of(Set.copyOf(waiting)));
        claimed.values().forEach(claim -> consumer.seek(claim.partition(), claim.nextOffset()));
        consumer.resume(claimed.keySet());
        claims.putAll(claimed);
        waiting.removeAll(claimed.keySet());
    }

    /** What records that were read make of the tables; records of partitions that are not claimed will be read again. */
    Batch batch(ConsumerRecords<byte[], byte[]> records, SummaryChangeDecoder decoder) {
        List<SummaryChange> changes = new ArrayList<>();
        List<BadRecordException> refused = new ArrayList<>();
        List<Batch.Step> steps = new ArrayList<>();
        for (PartitionLease claim : claims.values()) {
            List<ConsumerRecord<byte[], byte[]>> read = records.records(claim.partition());
            for (ConsumerRecord<byte[], byte[]> record : read) {
                try {
                    changes.add(decoder.decode(record));
                } catch (BadRecordException e) {
                    refused.add(e);
                }
            }
            long next = nextOffset(records.nextOffsets().get(claim.partition()), read);
            if (next > claim.nextOffset()) {
                steps.add(new Batch.Step(claim, next));
            }
        }
        return new Batch(changes, refused, steps);
    }

    /** Moves the claims to the positions after a batch that was written. */
    void advance(Batch batch) {
        for (Batch.Step step : batch.steps()) {
            claims.put(step.claim().partition(), step.claim().advancedTo(step.nextOffset()));
        }
    }

    /** Refreshes the positions of partitions that are read to their end, and gives up recreated topics. */
    void confirm() {
        Map<String, String> topicIds = logs.topicIds(claims.keySet());
        hold(claims.values().stream()
                .filter(claim ->
                        !claim.topicId().equals(topicIds.get(claim.partition().topic())))
                .map(PartitionLease::partition)
                .toList());
        database.confirm(claims.values().stream()
                .filter(claim -> consumer.currentLag(claim.partition()).orElse(-1) == 0)
                .toList());
    }

    /** The client skips markers of transactions, which are not records. */
    private static long nextOffset(OffsetAndMetadata position, List<ConsumerRecord<byte[], byte[]>> read) {
        long afterRecords = read.isEmpty() ? -1 : read.get(read.size() - 1).offset() + 1;
        return Math.max(afterRecords, position == null ? -1 : position.offset());
    }
}
