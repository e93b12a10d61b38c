package vn.diemcau.service.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** The buckets of histograms of latencies. */
public final class Latencies {
    private static final long[] MILLISECONDS = {
        5, 10, 25, 50, 100, 200, 300, 500, 750, 1000, 1500, 2500, 5000, 10_000, 30_000, 60_000, 300_000
    };

    private Latencies() {}

    /** The upper bounds of the buckets, ascending: finest where most latencies are expected. */
    public static Duration[] buckets() {
        return LongStream.of(MILLISECONDS).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
