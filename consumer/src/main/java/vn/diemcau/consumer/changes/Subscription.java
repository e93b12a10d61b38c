package vn.diemcau.consumer.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * What a listener is yet to be told. A listener that does not keep up loses what waits for it, hears of the gap, and is
 * told nothing more; nobody else waits for it.
 */
public final class Subscription {
    /** So many changes wait for a listener. */
    static final int MOST = 10_000;

    private final Set<SummaryTable> tables;
    private final String position;
    private List<Change> waiting;
    private Change lost;
    private boolean ended;

    /**
     * @param first what it is told at once
     * @param position where it stands before it is told anything
     */
    Subscription(Set<SummaryTable> tables, List<Change> first, String position) {
        this.tables = Set.copyOf(tables);
        this.waiting = new ArrayList<>(first);
        this.position = position;
    }

    /** Where the listener stands before it is told anything. */
    public String position() {
        return position;
    }

    /**
     * What to tell next; waits for it.
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

    /** Tells of those of the changes that it hears of; false if it has not kept up, and is told only of the gap. */
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

    /** Whether much waits for it. */
    synchronized boolean isBehind() {
        return waiting.size() > MOST / 2;
    }

    /** Ends it without a word. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
