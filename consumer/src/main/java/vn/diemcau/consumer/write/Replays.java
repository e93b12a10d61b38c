package vn.diemcau.consumer.write;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The effect of replays (readings from the start) on the rows. A row has the number of the last replay that has seen
 * its record in the topic; each replay has its own number, so beginning one changes no row, and at its end the rows of
 * the partition with another number are those that the topic no longer has.
 */
final class Replays {
    private final Map<String, SummaryTable> tables;

    Replays(Map<String, SummaryTable> tables) {
        this.tables = tables;
    }

    /** Ends the replay, if a step has reached its end, after the rows of the step are written. */
    void end(Handle handle, Batch.Step step) {
        if (step.claim().endsReplayAt(step.nextOffset())) {
            sweep(handle, step.claim().partition(), step.claim().replay());
        }
    }

    /** Deletes the rows that a finished replay has not seen. */
    void sweep(Handle handle, TopicPartition partition, long replay) {
        handle.createUpdate("delete from " + table(partition)
                        + " where kafka_topic = :topic and kafka_partition = :partition and replay <> :replay")
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .bind("replay", replay)
                .execute();
    }

    /** Lets every record of the recreated topic overwrite the rows of the old one. */
    void forgetOffsets(Handle handle, TopicPartition partition) {
        handle.createUpdate("update " + table(partition)
                        + " set kafka_offset = -1 where kafka_topic = :topic and kafka_partition = :partition")
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .execute();
    }

    /** Deletes rows and positions of partitions that the recreated topic does not have. */
    void dropPartitionsFrom(Handle handle, String topic, int partitions) {
        handle.createUpdate("delete from " + tables.get(topic).tableName()
                        + " where kafka_topic = :topic and kafka_partition >= :partitions")
                .bind("topic", topic)
                .bind("partitions", partitions)
                .execute();
        handle.createUpdate("delete from " + PositionTable.TABLE + " where topic = :topic and partition >= :partitions")
                .bind("topic", topic)
                .bind("partitions", partitions)
                .execute();
    }

    private String table(TopicPartition partition) {
        return tables.get(partition.topic()).tableName();
    }
}
