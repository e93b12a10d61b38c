package vn.diemcau.chaos;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * A blow and how the system got over it: when every event that was acknowledged before the blow was counted and
 * committed, and when all summaries of that time were in the database.
 */
final class Recovery {
    private final String blow;
    private final String part;
    private final long unfinished;
    private final long at;
    private final Map<TopicPartition, Long> acknowledged;
    private Map<TopicPartition, Long> summaries = Map.of();
    private OptionalLong healed = OptionalLong.empty();
    private OptionalLong counted = OptionalLong.empty();
    private OptionalLong stored = OptionalLong.empty();

    /**
     * A blow that is dealt now.
     *
     * @param unfinished acknowledged events that were not committed a moment ago
     * @param acknowledged the last acknowledged offset of each partition
     */
    Recovery(String blow, String part, long unfinished, Map<TopicPartition, Long> acknowledged) {
        this.blow = blow;
        this.part = part;
        this.unfinished = unfinished;
        this.at = System.nanoTime();
        this.acknowledged = acknowledged;
    }

    synchronized void heal() {
        healed = since();
    }

    /** Gets to know what the group has committed, and where the summary topics end. */
    synchronized void committed(Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> ends) {
        if (counted.isEmpty()
                && acknowledged.entrySet().stream()
                        .allMatch(entry -> offsets.getOrDefault(entry.getKey(), 0L) > entry.getValue())) {
            counted = since();
            summaries = ends;
        }
    }

    /** Gets to know how far the database is. */
    synchronized void positions(Map<TopicPartition, Long> positions) {
        if (counted.isPresent()
                && stored.isEmpty()
                && summaries.entrySet().stream()
                        .allMatch(entry -> positions.getOrDefault(entry.getKey(), 0L) >= entry.getValue())) {
            stored = since();
        }
    }

    synchronized boolean isOver() {
        return stored.isPresent();
    }

    String blow() {
        return blow;
    }

    String part() {
        return part;
    }

    long unfinished() {
        return unfinished;
    }

    /** Milliseconds from the blow until the part was there again; -1 if it is not. */
    synchronized long awayMillis() {
        return healed.orElse(-1);
    }

    /** Milliseconds from the blow until all before it was counted; -1 if it is not. */
    synchronized long countedMillis() {
        return counted.orElse(-1);
    }

    /** Milliseconds from the blow until all before it was in the database; -1 if it is not. */
    synchronized long storedMillis() {
        return stored.orElse(-1);
    }

    private OptionalLong since() {
        return OptionalLong.of((System.nanoTime() - at) / 1_000_000);
    }
}
