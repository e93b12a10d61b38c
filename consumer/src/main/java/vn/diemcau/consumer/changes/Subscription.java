package vn.diemcau.consumer.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * What a listener is yet to be told. A listener that does not keep up loses what waits for it, hears of the gap, and is
 * told nothing more; nobody else waits for it.
 */
public final class Subscription {
    /** So many changes wait for a listener. */
    static final int MOST = 5_000;

    private static final int AT_ONCE = 500;
    private static final Change END = new Change(null, 0, 0, new byte[0]);

    private final Set<SummaryTable> tables;
    private final List<Change> first;
    private final String position;
    private final BlockingQueue<Change> queue = new ArrayBlockingQueue<>(MOST);
    private volatile Change lost;
    private volatile boolean ended;

    /**
     * @param first what it is told at once
     * @param position where it stands before it is told anything
     */
    Subscription(Set<SummaryTable> tables, List<Change> first, String position) {
        this.tables = Set.copyOf(tables);
        this.first = new ArrayList<>(first);
        this.position = position;
    }

    /** Where the listener stands before it is told anything. */
    public String position() {
        return position;
    }

    /**
     * What to tell next; waits for it.
     *
     * @return the changes in their order; none if there were none for so long
     */
    public List<Change> next(Duration patience) throws InterruptedException {
        List<Change> next = new ArrayList<>();
        if (!first.isEmpty()) {
            next.addAll(first);
            first.clear();
            return next;
        }
        Change change = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (change != null) {
            next.add(change);
            queue.drainTo(next, AT_ONCE);
        }
        Change gap = lost;
        if (gap != null) {
            ended = true;
            return List.of(gap);
        }
        next.remove(END);
        return next;
    }

    /** Whether nothing more will come. */
    public boolean isOver() {
        return ended;
    }

    /** Whether it hears of a table. */
    boolean hears(Change change) {
        return change.table() == null || tables.contains(change.table());
    }

    /** Tells a change later; false if the listener has not kept up, and is told only of the gap. */
    boolean offer(Change change, String position) {
        if (lost == null && !ended && queue.offer(change)) {
            return true;
        }
        lost = Change.gap(position);
        return false;
    }

    /** Ends it without a word. */
    void end() {
        ended = true;
        queue.offer(END);
    }
}
