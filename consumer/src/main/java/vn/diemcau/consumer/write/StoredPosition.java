package vn.diemcau.consumer.write;

import java.util.OptionalLong;

/**
 * A position as the database has it.
 *
 * @param topicId the id that the topic had; null where nobody has read the partition yet
 * @param nextOffset the offset of the next record to read; -1: from the start
 * @param replay the number of the reading from the start that is under way or was the last
 * @param sweepUntil the offset at which a replay under way ends; empty where none is
 * @param expired whether it is so old that the topic may have lost tombstones which nobody here has seen
 */
record StoredPosition(String topicId, long nextOffset, long replay, OptionalLong sweepUntil, boolean expired) {
    /** How reading continues from here. */
    enum Resumption {
        /** From the position. */
        GO_ON,
        /** From the start; the offsets of the rows are still valid. */
        REPLAY,
        /** From the start; the topic was recreated, and the offsets of the rows are no longer valid. */
        REPLAY_ANEW
    }

    /** Whether records were stored that the topic, the same one, does not hold any more. */
    boolean isBeyond(PartitionLog log) {
        return log.topicId().equals(topicId) && nextOffset > log.end();
    }

    Resumption resumption(PartitionLog log) {
        boolean madeAnew = topicId != null && !topicId.equals(log.topicId());
        if (madeAnew || nextOffset > log.end() || sweepUntil.orElse(0) > log.end()) {
            return Resumption.REPLAY_ANEW;
        }
        return nextOffset < log.start() || expired ? Resumption.REPLAY : Resumption.GO_ON;
    }
}
