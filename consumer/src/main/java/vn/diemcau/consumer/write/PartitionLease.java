package vn.diemcau.consumer.write;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * The claim of a consumer to a partition: its owner and its position in the database.
 *
 * @param partition the partition
 * @param owner the number of this assignment; a later one for the same partition makes this one void
 * @param topicId the id that the broker gave the topic
 * @param nextOffset the offset of the next record to read
 * @param replay the number of the reading from the start that is under way or was the last
 * @param sweepUntil the offset at which a replay under way ends; empty where none is
 */
record PartitionLease(
        TopicPartition partition, long owner, String topicId, long nextOffset, long replay, OptionalLong sweepUntil) {
    PartitionLease advancedTo(long offset) {
        return new PartitionLease(
                partition, owner, topicId, offset, replay, endsReplayAt(offset) ? OptionalLong.empty() : sweepUntil);
    }

    /** Whether a replay is in progress that ends at the offset. */
    boolean endsReplayAt(long offset) {
        return sweepUntil.isPresent() && offset >= sweepUntil.getAsLong();
    }
}
