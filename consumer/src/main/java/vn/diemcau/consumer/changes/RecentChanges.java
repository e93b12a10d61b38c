package vn.diemcau.consumer.changes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes, for listeners that come back; bounded in number and bytes. Not for use by several threads at once. */
final class RecentChanges {
    private static final int MOST = 50_000;
    private static final long MOST_BYTES = 64L << 20;

    private final Deque<Change> changes = new ArrayDeque<>();

    /** For each partition the offset from which on every change is here. */
    private final long[] heldFrom;

    private long bytes;

    RecentChanges(long[] heldFrom) {
        this.heldFrom = heldFrom.clone();
    }

    void add(Change change) {
        changes.add(change);
        bytes += change.frame().length;
        while (changes.size() > MOST || bytes > MOST_BYTES) {
            Change oldest = changes.remove();
            bytes -= oldest.frame().length;
            heldFrom[oldest.partition()] = oldest.offset() + 1;
        }
    }

    /** Whether every change from a position on is here. */
    boolean holds(long[] position) {
        for (int partition = 0; partition < heldFrom.length; partition++) {
            if (position[partition] < heldFrom[partition]) {
                return false;
            }
        }
        return true;
    }

    /** The changes from a position on. */
    List<Change> from(long[] position) {
        return changes.stream()
                .filter(change -> change.offset() >= position[change.partition()])
                .toList();
    }
}
