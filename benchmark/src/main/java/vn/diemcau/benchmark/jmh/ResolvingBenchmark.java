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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import vn.diemcau.province.ProvinceResolver;

/** The name of a province, as people write it, to its code. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ResolvingBenchmark {
    private static final List<String> NAMES = List.of(
            "Nghệ An",
            "nghe an",
            "TỈNH NGHỆ AN",
            "Tỉnh ủy Nghệ An",
            "TP.HCM",
            "Tp. Hải Phòng",
            "BR-VT",
            "Bà Rịa – Vũng Tàu",
            "Thừa Thiên-Huế",
            "Đắc Lắc");
    private static final int COUNT = 10;

    private final ProvinceResolver resolver = ProvinceResolver.get();

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void resolve(Blackhole sink) {
        for (String name : NAMES) {
            sink.consume(resolver.resolve(name));
        }
    }
}
