package vn.diemcau.service.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.service.settings.Settings;

/**
 * Reads the committed records of partitions, from their start up to given offsets, and from there on when called again.
 */
public final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int BATCH = 5000;

    private final Consumer<byte[], byte[]> consumer;
    private final StallDetector watch;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * @param settings where the broker is
     * @param watch is notified of progress
     */
    public LogReader(Settings settings, StallDetector watch) {
        this.consumer = committed(settings);
        this.watch = watch;
    }

    /**
     * @param settings where the broker is
     * @param patience how long nothing may move
     */
    public LogReader(Settings settings, Duration patience) {
        this(settings, StallDetector.of(patience));
    }

    /** A consumer of committed records that belongs to no group, for much at a time. */
    public static Consumer<byte[], byte[]> committed(Settings settings) {
        return CommittedReader.create(
                settings,
                Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        BATCH));
    }

    /**
     * Gives each committed record below the ends that was not given before to a consumer, those of a partition in
     * order. Waits for transactions that are open below the ends.
     *
     * @throws StalledException if there was no progress for a long time
     */
    public void read(Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Set<TopicPartition> behind = new HashSet<>(ends.keySet());
        watch.waitFor("the records of " + behind);
        seek(behind);
        behind.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        while (!behind.isEmpty()) {
            consumer.poll(POLL).forEach(message -> {
                if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
                    each.accept(message);
                }
            });
            Set<TopicPartition> done = behind.stream()
                    .filter(partition -> consumer.position(partition) >= ends.get(partition))
                    .collect(Collectors.toSet());
            behind.removeAll(done);
            consumer.pause(done);
            watch.check(behind.stream().collect(Collectors.toMap(p -> p, consumer::position)));
        }
        positions.putAll(ends);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void seek(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.resume(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
    }
}
