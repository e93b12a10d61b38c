package vn.diemcau.consumer.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;

/** A partition of a topic as tests play it into a writer: records with rising offsets. */
public final class Partition {
    private final Database database;
    private final PartitionLeases claims;
    private final SummaryTable table;
    private final TopicPartition partition;
    private final List<SummaryChange> changes = new ArrayList<>();
    private PartitionLease claim;

    public Partition(Database database, SummaryTable table, int partition) {
        this.database = database;
        this.claims = new PartitionLeases(database.jdbi(), "");
        this.table = table;
        this.partition = new TopicPartition(table.topic().name(""), partition);
    }

    /** What was found that the brokers have lost. */
    Collection<String> lost() {
        return claims.lost();
    }

    TopicPartition id() {
        return partition;
    }

    public PartitionLease claim() {
        return claim;
    }

    /** The offset of the next record. */
    public long next() {
        return claim.nextOffset();
    }

    /** Takes the partition over, with what the broker says of it. */
    public Partition claim(String topicId, long start, long end) {
        return claim(new PartitionLog(topicId, 6, start, end));
    }

    public Partition claim(PartitionLog log) {
        claim = claims.claim(Map.of(partition, log)).get(partition);
        return this;
    }

    /** Adds a record to the batch. */
    public Partition with(long offset, IndexedRecord summary) {
        List<String> key = table.key().stream()
                .map(column -> summary.get(column.position()).toString())
                .toList();
        changes.add(new SummaryChange(table, partition, offset, 0, key, summary));
        return this;
    }

    /** Adds a tombstone to the batch. */
    Partition without(long offset, String... key) {
        changes.add(new SummaryChange(table, partition, offset, 0, List.of(key), null));
        return this;
    }

    Batch batch(long nextOffset) {
        Batch batch = new Batch(changes, List.of(), List.of(new Batch.Step(claim, nextOffset)));
        changes.clear();
        return batch;
    }

    /** Writes the batch, with which the position moves. */
    public Partition write(long nextOffset) {
        new SummaryWriter(database.jdbi(), "").write(batch(nextOffset), written -> {});
        claim = claim.advancedTo(nextOffset);
        return this;
    }
}
