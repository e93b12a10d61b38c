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
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.simulate.SimulationException;

/** A line of the ingest form to a valid event, with its id. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReadingBenchmark {
    private final EventReader reader = new EventReader();
    private List<byte[]> lines;

    @Setup
    public void record() throws SimulationException {
        lines = RecordedEvents.lines().subList(0, RecordedEvents.COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(RecordedEvents.COUNT)
    public void read(Blackhole sink) {
        for (byte[] line : lines) {
            sink.consume(reader.read(line, 0, line.length, null));
        }
    }
}
