package vn.diemcau.cli.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LastRecords;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.StallDetector;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.TaskProgress;
import vn.diemcau.topic.Topics;

/**
 * Waits until the events that were sent are counted in the database, step by step: the first stage has published their
 * contributions, the second stage the totals, and the consumer has stored the last summary of each partition. Each step
 * is checked by offsets, after the one before it: by then, the records for which the later step must wait are on the
 * broker.
 */
public final class PipelineBarrier implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final String prefix;
    private final int partitions;
    private final DataSource database;
    private final StallDetector watch;
    private final java.util.function.Consumer<String> progressLine;
    private final Cluster cluster;
    private final Consumer<byte[], byte[]> progressReader;
    private final LastRecords lastRecords;
    private final Consumer<byte[], byte[]> tailReader;
    private final Map<String, TaskProgress> progress = new TreeMap<>();

    /**
     * @param settings where the broker is, the prefix and the count of partitions
     * @param database where the consumer keeps its positions; null if nobody waits for the database
     * @param failure why a service failed; empty while all run
     * @param patience the longest time without progress
     * @param progressLine receives, in words, what is waited for and how far it is
     */
    public PipelineBarrier(
            Settings settings,
            DataSource database,
            Supplier<Optional<String>> failure,
            Duration patience,
            java.util.function.Consumer<String> progressLine) {
        this.prefix = settings.get(Setting.TOPIC_PREFIX);
        this.partitions = settings.number(Setting.PARTITIONS);
        this.database = database;
        this.watch = new StallDetector(failure, patience, System::nanoTime);
        this.progressLine = progressLine;
        this.cluster = Cluster.connect(settings);
        this.progressReader = LogReader.committed(settings);
        this.tailReader = LogReader.committed(settings);
        this.lastRecords = new LastRecords(cluster, tailReader, watch);
        List<TopicPartition> progressPartitions = cluster.partitionsOf(List.of(Topics.PROGRESS));
        progressReader.assign(progressPartitions);
        progressReader.seekToBeginning(progressPartitions);
    }

    /**
     * Returns when the database holds the summaries of all events up to the given ones, for the given day.
     *
     * @param sent the last acknowledged offset of each partition of the event topics, by their names on the broker
     * @param day what must count as today, in Asia/Ho_Chi_Minh
     * @throws vn.diemcau.service.kafka.StalledException if a service failed or nothing moved for long
     */
    public void await(Map<TopicPartition, Long> sent, LocalDate day) {
        awaitPublished(sent, day);
        awaitStored(lastRecords.find(cluster.partitionsOf(Topics.summaries())));
    }

    /** Returns when the summary topics hold it, as {@link #await} does for the database. */
    public void awaitPublished(Map<TopicPartition, Long> sent, LocalDate day) {
        awaitProgress("the events' contributions", () -> eachPartition(p -> tallied(p, sent, day)));
        Map<TopicPartition, Long> partials = lastRecords.find(cluster.partitionsOf(List.of(Topics.PROVINCE_PARTIALS)));
        awaitProgress("the provinces' totals", () -> eachPartition(p -> totalled(p, partials)));
    }

    /** The days for which the tasks of the first stage have counted, as they last reported. */
    public SortedSet<LocalDate> days() {
        return progress.entrySet().stream()
                .filter(task -> TaskProgress.isOf(TaskProgress.TALLY, task.getKey()))
                .map(task -> task.getValue().asOf())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        progressReader.close();
        tailReader.close();
        cluster.close();
    }

    private boolean tallied(int partition, Map<TopicPartition, Long> sent, LocalDate day) {
        TaskProgress task = progress.get(TaskProgress.key(TaskProgress.TALLY, partition));
        return task != null
                && task.asOf() != null
                && !task.asOf().isBefore(day)
                && Topics.events().stream().allMatch(topic -> {
                    Long last = sent.get(new TopicPartition(topic.name(prefix), partition));
                    return last == null || task.covers(topic.name(), last);
                });
    }

    private boolean totalled(int partition, Map<TopicPartition, Long> partials) {
        Long last = partials.get(new TopicPartition(Topics.PROVINCE_PARTIALS.name(prefix), partition));
        TaskProgress task = progress.get(TaskProgress.key(TaskProgress.TOTALS, partition));
        return last == null || (task != null && task.covers(Topics.PROVINCE_PARTIALS.name(), last));
    }

    private long eachPartition(IntPredicate done) {
        return IntStream.range(0, partitions).filter(done).count();
    }

    private void awaitProgress(String what, LongSupplier done) {
        watch.waitFor(what);
        for (long count = done.getAsLong(); count < partitions; count = done.getAsLong()) {
            progressLine.accept("waiting for " + what + ", " + count + " of " + partitions + " partitions");
            for (ConsumerRecord<byte[], byte[]> record : progressReader.poll(POLL)) {
                progress.put(new String(record.key(), StandardCharsets.UTF_8), parse(record.value()));
            }
            watch.check(Map.copyOf(progress));
        }
    }

    private void awaitStored(Map<TopicPartition, Long> last) {
        watch.waitFor("the database");
        while (true) {
            Map<TopicPartition, Long> stored = PositionTable.read(database);
            long done = last.entrySet().stream()
                    .filter(entry -> stored.getOrDefault(entry.getKey(), 0L) > entry.getValue())
                    .count();
            if (done == last.size()) {
                return;
            }
            progressLine.accept("waiting for the database, " + done + " of " + last.size() + " partitions");
            watch.check(stored);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private TaskProgress parse(byte[] value) {
        try {
            return TaskProgress.of(value);
        } catch (IllegalArgumentException e) {
            throw new CommandException("A record of " + Topics.PROGRESS.name(prefix) + " is malformed", e);
        }
    }
}
