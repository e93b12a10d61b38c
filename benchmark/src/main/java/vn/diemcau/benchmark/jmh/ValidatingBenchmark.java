package vn.diemcau.benchmark.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
import vn.diemcau.streams.core.EventValidator;

/** An envelope to an event of which all is judged by the rules of the contract. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ValidatingBenchmark {
    private List<ParsedEvent> events;

    @Setup
    public void record() throws InterruptedException {
        events = RecordedEvents.events();
    }

    @Benchmark
    @OperationsPerInvocation(RecordedEvents.COUNT)
    public void validate(Blackhole sink) {
        for (ParsedEvent event : events) {
            sink.consume(EventValidator.pass(event.key(), event.envelope(), 0, 1));
        }
    }
}
