package vn.diemcau.consumer.write;

import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The change that a record makes in its table: an upsert or a deletion.
 *
 * @param table the table
 * @param partition the partition of the record
 * @param offset its offset
 * @param appendedAt its timestamp: when the oldest event was appended that it is the first to count, milliseconds since
 *     the epoch
 * @param key the parts of its key, as many as the table's key has columns
 * @param summary the summary; null for a tombstone
 */
record SummaryChange(
        SummaryTable table,
        TopicPartition partition,
        long offset,
        long appendedAt,
        List<String> key,
        IndexedRecord summary) {
    SummaryChange {
        key = List.copyOf(key);
    }

    boolean isTombstone() {
        return summary == null;
    }
}
