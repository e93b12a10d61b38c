package vn.diemcau.consumer.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The changes that wait for a listener. A listener that is too slow loses them, gets a gap, and is disconnected; nobody
 * else waits for it.
 */
public final class Subscription {
    /** The most changes that wait for a listener. */
    static final int MOST = 10_000;

    private final Set<SummaryTable> tables;
    private final String position;
    private List<Change> waiting;
    private Change lost;
    private boolean ended;

    /**
     * @param first the changes that it gets at once
     * @param position its position before the first change
     */
    Subscription(Set<SummaryTable> tables, List<Change> first, String position) {
        this.tables = Set.copyOf(tables);
        this.waiting = new ArrayList<>(first);
        this.position = position;
    }

    /** The position of the listener before the first change. */
    public String position() {
        return position;
    }

    /**
     * The next changes; waits for them.
     *
     * @return the changes in their order; none if there were none for so long, or nothing more will come
     */
    public synchronized List<Change> next(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (waiting.isEmpty() && lost == null && !ended && System.nanoTime() - deadline < 0) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
        }
        if (lost != null) {
            ended = true;
            return List.of(lost);
        }
        List<Change> next = waiting;
        waiting = new ArrayList<>();
        return next;
    }

    /** Whether nothing more will come. */
    public synchronized boolean isOver() {
        return ended;
    }

    /** Adds the changes of its tables; false if it was too slow and gets only the gap. */
    synchronized boolean offer(List<Change> changes, String toldUpTo) {
        for (Change change : changes) {
            if (change.table() == null || tables.contains(change.table())) {
                waiting.add(change);
            }
        }
        if (waiting.size() > MOST) {
            waiting = new ArrayList<>();
            lost = Change.gap(toldUpTo);
        }
        notifyAll();
        return lost == null;
    }

    /** Whether many changes wait for it. */
    synchronized boolean isBehind() {
        return waiting.size() > MOST / 2;
    }

    /** Ends it without another event. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
