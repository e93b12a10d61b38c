package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.model.Published;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Both stages of the core without Kafka: a few tasks over sorted maps, whose records go straight to each other. Their
 * heap is small, so that they read again what they have given up.
 */
final class CoreRun {
    private static final int PARTITIONS = 2;
    private static final int HEAP = 60_000;

    private final Published published = new Published();
    private final List<Task<ConferenceLedger>> tally = new ArrayList<>();
    private final Task<TotalsLedger> totals = new Task<>();

    /** A task: what is kept of it, and what is lost with its process. */
    private static final class Task<L extends Ledger> {
        private final MapStore records = new MapStore();
        private StateStore store;
        private TaskState state;
        private L ledger;

        StateStore open() {
            store = new StateStore(records, new HeapShare(HEAP));
            state = new TaskState(store);
            return store;
        }

        void commit(Ledger.Publisher publisher) {
            ledger.publish(publisher, Instant.EPOCH);
            state.flush();
            store.trim();
        }
    }

    CoreRun(LocalDate today) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            tally.add(new Task<>());
        }
        restart(today);
    }

    static ModelSummaries summaries(List<SpecificRecord> envelopes, LocalDate today) {
        CoreRun run = new CoreRun(today);
        envelopes.forEach(run::apply);
        run.commit();
        return run.published();
    }

    void apply(SpecificRecord envelope) {
        Event event = Event.of(envelope);
        Task<ConferenceLedger> task =
                tally.get(Math.floorMod(event.conferenceId().hashCode(), PARTITIONS));
        task.ledger.apply(event);
        if (task.store.isFull()) {
            task.ledger.publish(this::publish, Instant.EPOCH);
            task.store.trim();
        }
    }

    /** Continues to a day, a few directives at a time. */
    void advance(LocalDate today) {
        for (Task<ConferenceLedger> task : tally) {
            while (!task.ledger.advance(today, 2)) {
                // continues
            }
        }
    }

    /** Publishes and writes all. */
    void commit() {
        tally.forEach(task -> task.commit(this::publish));
        totals.commit(this::publish);
    }

    /** Loses what was on the heap, which was committed, and starts again with the records. */
    void restart(LocalDate today) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Task<ConferenceLedger> task = tally.get(partition);
            task.ledger = new ConferenceLedger(task.open(), partition, today);
        }
        totals.ledger = new TotalsLedger(totals.open());
    }

    long waiting() {
        return tally.stream().mapToLong(task -> task.ledger.waiting()).sum();
    }

    /** How many bytes of values the tasks of the first stage have ever written. */
    long written() {
        return tally.stream().mapToLong(task -> task.records.written()).sum();
    }

    ModelSummaries published() {
        return published.summaries();
    }

    private void publish(Topic<?> topic, String key, Object value) {
        if (topic == Topics.PROVINCE_PARTIALS) {
            totals.ledger.apply(PartialKey.parse(key), (byte[]) value);
        } else {
            published.put(topic, key, (SpecificRecord) value);
        }
    }
}
