package vn.diemcau.consumer.changes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummaryRows;

/**
 * Sends changes of the tables to listeners. A thread of its own reads the topics while there are listeners, and a while
 * longer. If it fails, or topics were recreated, it starts again, and all listeners get a gap.
 */
public final class ChangeFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    /** The number of offsets of each partition that are read again, for listeners that come from another process. */
    private static final int HISTORY = 2_000;

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int AT_ONCE = 500;
    private static final long BREATH_MILLIS = 5;
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long RETRY_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 10_000;

    private final SummaryStore store;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final SummaryRows rows;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private Thread thread;

    /** Null until a thread has begun to send. Guarded by the feed. */
    private FeedHistory history;

    private boolean closed;
    private long wantedAt;

    /**
     * A feed that starts reading with its first listener.
     *
     * @param store shows the positions of the tables
     * @param consumers makes clients that read records as they are, committed ones only
     * @param rows makes rows of records; closed with the feed
     */
    public ChangeFeed(SummaryStore store, Supplier<Consumer<byte[], byte[]>> consumers, SummaryRows rows) {
        this.store = store;
        this.consumers = consumers;
        this.rows = rows;
    }

    /**
     * A listener for changes of tables from now on, or from a position on.
     *
     * @param position the last position of the listener; null: none. If it is no longer held, a gap is sent first
     * @throws ChangesUnavailableException if the database or the brokers are unavailable
     */
    public synchronized Subscription subscribe(Set<SummaryTable> tables, String position) throws InterruptedException {
        awaitStart();
        Optional<List<Change>> missed = Optional.ofNullable(position).flatMap(history::since);
        List<Change> first = List.of();
        if (missed.isPresent()) {
            first = missed.get().stream()
                    .filter(change -> tables.contains(change.table()))
                    .toList();
        } else if (position != null) {
            first = List.of(Change.gap(history.position()));
        }
        Subscription subscription = new Subscription(tables, first, missed.isPresent() ? position : history.position());
        subscriptions.add(subscription);
        return subscription;
    }

    /** Removes a listener. */
    public synchronized void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
        wantedAt = System.nanoTime();
    }

    /** How many listeners there are. */
    public synchronized int listeners() {
        return subscriptions.size();
    }

    /** Ends all listeners. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            subscriptions.forEach(Subscription::end);
            notifyAll();
            running = thread;
        }
        if (running != null) {
            join(running);
        }
        rows.close();
    }

    private void awaitStart() throws InterruptedException {
        wantedAt = System.nanoTime();
        if (thread == null && !closed) {
            thread = new Thread(this::run, "changes");
            thread.setDaemon(true);
            thread.start();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (history == null && !closed && System.nanoTime() - deadline < 0) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
        }
        if (history == null || closed) {
            throw new ChangesUnavailableException();
        }
    }

    private void run() {
        while (isWanted()) {
            try (TopicTail tail = new TopicTail(consumers.get())) {
                follow(tail);
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("event", "waiting")
                        .addKeyValue("for", "the summary topics")
                        .addKeyValue("reason", e.getMessage())
                        .log("Waiting");
                LOG.debug("Changes cannot be reported now", e);
                pause(RETRY_MILLIS);
            }
            loseTrack();
        }
    }

    /** Sends changes until nobody listens or the topics were recreated. */
    private void follow(TopicTail tail) {
        TablePositions tables = store.read(TablePositions::of);
        List<TopicPartition> partitions = tables.partitions();
        if (partitions.isEmpty()) {
            pause(RETRY_MILLIS);
            return;
        }
        Map<TopicPartition, Long> starts = tail.start(tables.offsets(), HISTORY);
        FeedHistory begun = new FeedHistory(
                partitions,
                tables.topics(),
                partitions.stream().mapToLong(starts::get).toArray());
        while (isWanted() && !tail.isPast(tables.offsets())) {
            publish(begun, tail.upTo(tables.offsets()));
        }
        begin(begun, tables.offsets());
        while (isWanted()) {
            TablePositions now = store.read(TablePositions::of);
            if (now.topics() != tables.topics() || !now.partitions().equals(partitions)) {
                LOG.atInfo()
                        .addKeyValue("event", "topics-recreated")
                        .log("The summary topics were recreated; listeners have to read the lists again");
                return;
            }
            publish(begun, tail.upTo(now.offsets()));
            pause(LOOK_EVERY_MILLIS);
        }
    }

    private void publish(FeedHistory to, List<ConsumerRecord<byte[], byte[]>> records) {
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            publishAtOnce(to, records.subList(from, Math.min(from + AT_ONCE, records.size())));
            awaitListeners();
        }
    }

    /** Listeners are woken once for many changes. */
    private void publishAtOnce(FeedHistory to, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Optional<SummaryRows.Row>> found = records.stream().map(rows::of).toList();
        synchronized (this) {
            List<Change> changes = to.add(records, found);
            if (history == to) {
                String position = to.position();
                subscriptions.removeIf(subscription -> !subscription.offer(changes, position));
            }
        }
    }

    /** Lets listeners read many changes at once; waits for the majority, not for one that does not read at all. */
    private void awaitListeners() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
        while (areBehind() && System.nanoTime() - deadline < 0) {
            pause(BREATH_MILLIS);
        }
    }

    private synchronized boolean areBehind() {
        return !closed
                && 2 * subscriptions.stream().filter(Subscription::isBehind).count() > subscriptions.size();
    }

    /** From here on changes are sent; earlier listeners have missed some. */
    private synchronized void begin(FeedHistory begun, Map<TopicPartition, Long> offsets) {
        begun.advance(offsets);
        history = begun;
        String position = begun.position();
        subscriptions.removeIf(subscription -> !subscription.offer(List.of(Change.gap(position)), position));
        notifyAll();
    }

    private synchronized void loseTrack() {
        if (thread == Thread.currentThread()) {
            history = null;
        }
    }

    /** Whether anybody listens, or did a while ago; if not, the thread has to end. */
    private synchronized boolean isWanted() {
        if (thread != Thread.currentThread()) {
            return false;
        }
        boolean wanted = !closed && (!subscriptions.isEmpty() || System.nanoTime() - wantedAt < IDLE_NANOS);
        if (!wanted) {
            thread = null;
            history = null;
        }
        return wanted;
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
