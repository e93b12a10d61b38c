package vn.diemcau.streams.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Measures how long it takes to restore state from the changelog topics. */
final class RestoreMetrics implements StateRestoreListener {
    private final Map<TopicPartition, Long> starts = new ConcurrentHashMap<>();
    private final Timer restores;
    private final Counter records;

    RestoreMetrics(MeterRegistry registry) {
        restores = Timer.builder("diemcau.restore")
                .description("Restores of the state of a task from its changelog")
                .register(registry);
        records = Counter.builder("diemcau.restored.records")
                .description("Records read from changelogs to restore state")
                .register(registry);
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        starts.put(partition, System.nanoTime());
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long batch) {
        records.increment((double) batch);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        Long start = starts.remove(partition);
        if (start != null) {
            restores.record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        starts.remove(partition);
    }
}
