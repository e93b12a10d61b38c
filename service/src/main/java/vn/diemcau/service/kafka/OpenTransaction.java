package vn.diemcau.service.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that is open on a partition. Who reads only what is committed does not get past its first record, though
 * others write on.
 *
 * @param partition where it is open
 * @param producerId of its producer, as the broker counts them
 * @param offset its first record
 */
public record OpenTransaction(TopicPartition partition, long producerId, long offset) {
    /** Those that keep back records of partitions; of each partition the one that began first. */
    public static List<OpenTransaction> find(Cluster cluster, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> written = cluster.offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> committed = cluster.committedEnds(partitions);
        List<TopicPartition> heldBack = partitions.stream()
                .filter(partition -> committed.get(partition) < written.get(partition))
                .toList();
        if (heldBack.isEmpty()) {
            return List.of();
        }
        List<OpenTransaction> open = new ArrayList<>();
        for (Map.Entry<TopicPartition, PartitionProducerState> partition :
                cluster.admin().describeProducers(heldBack).all().get().entrySet()) {
            partition.getValue().activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .min(Comparator.comparingLong(OpenTransaction::start))
                    .ifPresent(producer ->
                            open.add(new OpenTransaction(partition.getKey(), producer.producerId(), start(producer))));
        }
        open.sort(Comparator.comparing(transaction -> transaction.partition().toString()));
        return open;
    }

    @Override
    public String toString() {
        return partition + ": a transaction of the producer with id " + producerId + " is open since offset " + offset
                + ", and nothing after it can be read";
    }

    private static long start(ProducerState producer) {
        return producer.currentTransactionStartOffset().orElseThrow();
    }
}
