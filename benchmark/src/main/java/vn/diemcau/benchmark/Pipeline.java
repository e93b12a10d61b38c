package vn.diemcau.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartMain;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** {@code streams} and {@code consumer} as processes of their own, and a look into the database. */
final class Pipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String GROUP = "pipeline";

    private final TestBed bed;
    private final ClusterLogs logs;
    private final Part streams;
    private final Part consumer;
    private final Database database;

    /** Parts that are yet to be started; the bed has a database. */
    Pipeline(TestBed bed, List<String> javaOptions) {
        this.bed = bed;
        this.logs = new ClusterLogs(bed);
        this.streams = part(Part.Role.STREAMS, "streams", javaOptions);
        this.consumer = part(Part.Role.CONSUMER, "consumer", javaOptions);
        this.database = Database.open(bed.settings());
    }

    Part streams() {
        return streams;
    }

    Part consumer() {
        return consumer;
    }

    Database database() {
        return database;
    }

    /** Returns once streams has counted all events up to their ends, and has published and committed what that changed. */
    void awaitCounted(Map<TopicPartition, Long> ends) {
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        Await.until("streams has counted " + all + " events", PATIENCE, () -> logs.read(GROUP, ends.keySet()) >= all);
        awaitStill();
    }

    /** Returns once the rows of all summaries are committed. */
    void awaitStored() {
        Map<TopicPartition, Long> ends = logs.dataEnds(logs.partitions(Topics.summaries()));
        Await.until("all rows are in the database", PATIENCE, () -> {
            Map<TopicPartition, Long> positions = PositionTable.read(database.dataSource());
            return ends.entrySet().stream()
                    .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
        });
    }

    /** How many records of the summaries are in the database. */
    long stored() {
        return PositionTable.read(database.dataSource()).values().stream()
                .mapToLong(position -> Math.max(0, position))
                .sum();
    }

    @Override
    public void close() {
        database.close();
        streams.end();
        consumer.end();
    }

    /** Summaries that come late are those of the provinces. */
    private void awaitStill() {
        List<TopicPartition> partitions = logs.partitions(List.of(Topics.PROVINCE_SUMMARIES));
        long[] seen = {-1, 0};
        Await.until("no summary changes any more", PATIENCE, () -> {
            long now = logs.ends(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (now != seen[0]) {
                seen[0] = now;
                seen[1] = System.nanoTime();
            }
            return System.nanoTime() - seen[1] > Duration.ofSeconds(3).toNanos();
        });
    }

    private Part part(Part.Role role, String name, List<String> javaOptions) {
        Map<String, String> environment = bed.environment();
        environment.put(Setting.APPLICATION_ID.variable(), GROUP);
        environment.put(Setting.STATE_DIR.variable(), bed.path(name).toString());
        return new Part(
                role, name, bed.path(name), List.of(name), environment, JavaProgram.of(PartMain.class, javaOptions));
    }
}
