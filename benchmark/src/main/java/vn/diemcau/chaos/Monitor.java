package vn.diemcau.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.parts.Await;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** Watches from outside how far the system is, as often as the broker and the database answer. */
final class Monitor implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(50);

    /** How long a machine may take that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Load load;
    private final DataSource database;
    private final String group;
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> summaryEnds;
    private final List<Recovery> recoveries = new CopyOnWriteArrayList<>();
    private final Gaps gaps = new Gaps();
    private final Thread broker = new Thread(this::watchBroker, "monitor-broker");
    private final Thread positions = new Thread(this::watchDatabase, "monitor-database");
    private volatile boolean closed;
    private volatile Observation last = new Observation(0, 0);
    private volatile Map<TopicPartition, Long> committed = Map.of();

    /** How much was acknowledged and not committed at the latest look, and its number. */
    record Observation(long number, long unfinished) {}

    Monitor(Settings settings, Load load, DataSource database) {
        this.load = load;
        this.database = database;
        this.group = settings.get(Setting.APPLICATION_ID);
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1500);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        this.admin = Admin.create(properties);
        this.summaryEnds = Topics.summaries().stream()
                .flatMap(topic -> IntStream.range(0, ChaosCluster.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        broker.setDaemon(true);
        positions.setDaemon(true);
    }

    void start() {
        broker.start();
        positions.start();
    }

    /** Follows a blow from now on. */
    void follow(Recovery recovery) {
        recoveries.add(recovery);
    }

    /** What the next look finds that was acknowledged before it and is not committed. */
    long awaitUnfinished() {
        long before = last.number();
        Await.until(
                "there is work to disturb",
                PATIENCE,
                () -> load.isUnfinished() && last.number() > before && last.unfinished() > 0);
        return last.unfinished();
    }

    /** Returns once all that is acknowledged by now is committed. */
    void awaitCaughtUp() {
        Map<TopicPartition, Long> acknowledged = load.sent().acknowledged();
        Await.until(
                "the group has caught up",
                PATIENCE,
                () -> acknowledged.entrySet().stream()
                        .allMatch(entry -> committed.getOrDefault(entry.getKey(), 0L) > entry.getValue()));
    }

    /** What was acknowledged and not committed when the broker last answered. */
    long lastUnfinished() {
        return last.unfinished();
    }

    Gaps gaps() {
        return gaps;
    }

    @Override
    public void close() {
        closed = true;
        admin.close(Duration.ZERO);
    }

    private void watchBroker() {
        while (!closed) {
            try {
                observe();
            } catch (ExecutionException | KafkaException e) {
                // the broker is unavailable
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private void observe() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> acknowledged = load.sent().acknowledged();
        committed = committedNow();
        gaps.observe(acknowledged, committed);
        List<Recovery> open =
                recoveries.stream().filter(recovery -> !recovery.isOver()).toList();
        if (!open.isEmpty()) {
            Map<TopicPartition, Long> ends = ends();
            open.forEach(recovery -> recovery.committed(committed, ends));
        }
        long unfinished = acknowledged.entrySet().stream()
                .mapToLong(entry -> entry.getValue() + 1 - committed.getOrDefault(entry.getKey(), 0L))
                .sum();
        last = new Observation(last.number() + 1, unfinished);
    }

    private Map<TopicPartition, Long> committedNow() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(summaryEnds, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private void watchDatabase() {
        while (!closed) {
            try {
                Map<TopicPartition, Long> stored = PositionTable.read(database);
                recoveries.forEach(recovery -> recovery.positions(stored));
            } catch (RuntimeException e) {
                // the database is unavailable
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }
}
