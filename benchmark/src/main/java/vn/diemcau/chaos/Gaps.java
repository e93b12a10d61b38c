package vn.diemcau.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The longest time without a commit: of the whole group, and of one partition that had something to commit. */
final class Gaps {
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final Map<TopicPartition, Long> since = new HashMap<>();
    private long lastCommit = System.nanoTime();
    private long longest;
    private long longestOfPartition;

    /** Forgets what was. */
    synchronized void reset() {
        since.clear();
        lastCommit = System.nanoTime();
        longest = 0;
        longestOfPartition = 0;
    }

    /** Gets the last acknowledged offsets and, looked up after them, the committed ones. */
    synchronized void observe(Map<TopicPartition, Long> acknowledged, Map<TopicPartition, Long> committed) {
        long now = System.nanoTime();
        boolean anyCommit = false;
        for (Map.Entry<TopicPartition, Long> entry : acknowledged.entrySet()) {
            TopicPartition partition = entry.getKey();
            long offset = committed.getOrDefault(partition, 0L);
            boolean moved = offset != offsets.getOrDefault(partition, 0L);
            boolean behind = entry.getValue() >= offset;
            long from = since.getOrDefault(partition, now);
            longestOfPartition = Math.max(longestOfPartition, now - from);
            if (moved || !behind) {
                since.put(partition, now);
            } else {
                since.putIfAbsent(partition, now);
            }
            anyCommit |= moved;
            offsets.put(partition, offset);
        }
        longest = Math.max(longest, now - lastCommit);
        if (anyCommit) {
            lastCommit = now;
        }
    }

    /** The longest time without any commit of the group. */
    synchronized Duration longest() {
        return Duration.ofNanos(Math.max(longest, System.nanoTime() - lastCommit));
    }

    /** The longest time in which one partition had acknowledged events and nothing of it was committed. */
    synchronized Duration longestOfPartition() {
        return Duration.ofNanos(longestOfPartition);
    }
}
