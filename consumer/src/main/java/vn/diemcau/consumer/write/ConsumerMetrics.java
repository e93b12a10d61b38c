package vn.diemcau.consumer.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.service.metrics.Latencies;

/** What the consumer measures; docs/METRICS.md says what each means. */
final class ConsumerMetrics {
    private final Map<SummaryTable, Counter> written = new EnumMap<>(SummaryTable.class);
    private final Map<SummaryTable, Counter> deleted = new EnumMap<>(SummaryTable.class);
    private final Map<SummaryTable, Timer> latencies = new EnumMap<>(SummaryTable.class);
    private final Counter deadLetters;
    private final Timer batches;
    private final LongAdder waitedNanos = new LongAdder();

    ConsumerMetrics(MeterRegistry registry) {
        for (SummaryTable table : SummaryTable.values()) {
            written.put(table, rows("diemcau.rows.written", "Rows inserted or updated", table, registry));
            deleted.put(table, rows("diemcau.rows.deleted", "Rows deleted", table, registry));
            latencies.put(
                    table,
                    Timer.builder("diemcau.end.to.end.latency")
                            .description("From the append of an event to the commit of the rows that count it")
                            .tag("table", table.label())
                            .serviceLevelObjectives(Latencies.buckets())
                            .register(registry));
        }
        deadLetters = Counter.builder("diemcau.dead.letters")
                .description("Records that went to the dead letters")
                .tag("stage", "consumer")
                .register(registry);
        batches = Timer.builder("diemcau.batch")
                .description("Transactions of the database, each with the rows and positions of a batch")
                .serviceLevelObjectives(Latencies.buckets())
                .register(registry);
        FunctionCounter.builder("diemcau.writing.waited", waitedNanos, nanos -> nanos.sum() / 1e9)
                .description("Time in which nothing could be written: database, brokers or registry unavailable")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Changes were committed; the duration is that of the transaction. */
    void committed(List<SummaryChange> changes, Duration transaction) {
        batches.record(transaction);
        long now = System.currentTimeMillis();
        for (SummaryChange change : changes) {
            (change.isTombstone() ? deleted : written).get(change.table()).increment();
            latencies.get(change.table()).record(Duration.ofMillis(Math.max(now - change.appendedAt(), 0)));
        }
    }

    void deadLettered() {
        deadLetters.increment();
    }

    /** Nothing could be written for this time. */
    void waited(long nanos) {
        waitedNanos.add(nanos);
    }

    private static Counter rows(String name, String description, SummaryTable table, MeterRegistry registry) {
        return Counter.builder(name)
                .description(description)
                .tag("table", table.label())
                .register(registry);
    }
}
