package vn.diemcau.benchmark.jmh;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.streams.core.ConferenceLedger;
import vn.diemcau.streams.core.Event;
import vn.diemcau.streams.core.HeapShare;
import vn.diemcau.streams.core.StateStore;

/** The ledger of a task, over records in memory: counting alone; with publishing every thousand events; with publishing
 * and with writing what has changed into the store. What the steps cost is the difference. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CountingBenchmark {
    private static final int COMMIT_EVERY = 1000;
    private static final long HEAP_BYTES = 256L << 20;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final List<Event> events = new ArrayList<>();
    private StateStore store;
    private ConferenceLedger ledger;

    @Setup
    public void record() throws InterruptedException {
        for (ParsedEvent event : RecordedEvents.events()) {
            events.add(Event.of(event.envelope()));
        }
    }

    @Setup(Level.Invocation)
    public void open() {
        store = new StateStore(new MapRecords(), new HeapShare(HEAP_BYTES));
        ledger = new ConferenceLedger(store, 0, TODAY);
    }

    @Benchmark
    @OperationsPerInvocation(RecordedEvents.COUNT)
    public Object count() {
        events.forEach(ledger::apply);
        return ledger;
    }

    @Benchmark
    @OperationsPerInvocation(RecordedEvents.COUNT)
    public void countAndPublish(Blackhole sink) {
        for (int i = 1; i <= RecordedEvents.COUNT; i++) {
            ledger.apply(events.get(i - 1));
            if (i % COMMIT_EVERY == 0) {
                publish(sink);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(RecordedEvents.COUNT)
    public void countPublishAndWrite(Blackhole sink) {
        for (int i = 1; i <= RecordedEvents.COUNT; i++) {
            ledger.apply(events.get(i - 1));
            if (i % COMMIT_EVERY == 0) {
                publish(sink);
                store.flush();
            }
        }
    }

    private void publish(Blackhole sink) {
        ledger.publish((topic, key, value) -> sink.consume(value), Instant.EPOCH);
    }
}
