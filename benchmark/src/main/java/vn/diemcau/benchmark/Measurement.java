package vn.diemcau.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A kind of measurement as a command: 0 if all that counts is exact, 1 if not or if it failed. */
abstract class Measurement implements Callable<Integer> {
    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Override
    public final Integer call() throws Exception {
        Results results = new Results(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        measure(results, options);
        results.finish(options.json);
        return results.isExact() ? 0 : 1;
    }

    /** Measures, and adds what it finds to the results. */
    abstract void measure(Results results, BenchmarkOptions common) throws Exception;
}
