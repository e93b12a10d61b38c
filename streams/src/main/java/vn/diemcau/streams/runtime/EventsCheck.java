package vn.diemcau.streams.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.health.Check;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.CommittedReader;
import vn.diemcau.service.kafka.OpenTransaction;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.topology.Gap;
import vn.diemcau.streams.topology.StreamsMetrics;
import vn.diemcau.topic.Topics;

/**
 * Checks that what was counted agrees with what the brokers hold, and that all that they hold can be read. A broker may
 * lose what it has acknowledged, by a disk that fails for example: then records that were counted are lost, or the state
 * that counted them is. That cannot be undone here, so it is reported until the process ends, even if the topic grows past
 * the place again.
 */
public final class EventsCheck implements Check, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventsCheck.class);
    private static final String CLIENT_ID = "diemcau-events-check";
    private static final Duration POLL = Duration.ofMillis(100);

    /** Transactions last for seconds; the brokers abort those of a client that has ended after a minute, by default. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);

    private final Settings settings;
    private final List<String> topics;
    private final String group;
    private final StreamsMetrics stages;
    private final LongSupplier nanoTime;
    private final SortedMap<String, String> lost = new TreeMap<>();
    private final Map<OpenTransaction, Long> open = new HashMap<>();
    private Cluster cluster;
    private boolean closed;

    /**
     * A check that is yet to be asked.
     *
     * @param stages has the gaps that the stages have found in the topics
     * @param nanoTime the clock, in nanoseconds
     */
    public EventsCheck(Settings settings, StreamsMetrics stages, LongSupplier nanoTime) {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        this.settings = settings;
        this.topics = Stream.concat(Topics.events().stream(), Stream.of(Topics.PROVINCE_PARTIALS))
                .map(topic -> topic.name(prefix))
                .toList();
        this.group = settings.get(Setting.APPLICATION_ID);
        this.stages = stages;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Optional<String> problem() throws ExecutionException, InterruptedException {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (cluster == null) {
            cluster = Cluster.connectAs(CLIENT_ID, settings);
        }
        // Another check reports topics that are missing.
        List<TopicPartition> partitions = cluster.partitions(topics);
        findLostRecords();
        findLostState();
        List<String> problems = new ArrayList<>(lost.values());
        problems.addAll(stalled(partitions));
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (cluster != null) {
            cluster.close();
        }
    }

    private void findLostRecords() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> counted = committed();
        Map<TopicPartition, Long> ends = cluster.offsets(counted.keySet(), OffsetSpec.latest());
        counted.forEach((partition, next) -> {
            long end = ends.get(partition);
            if (next > end) {
                lose(partition, "its records up to offset " + (next - 1) + " were counted, and it ends before " + end);
            }
        });
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = cluster.admin()
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            offsets.forEach((partition, offset) -> {
                if (offset != null && topics.contains(partition.topic())) {
                    committed.put(partition, offset.offset());
                }
            });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return committed;
    }

    /** Between what a state has counted and where its task continues there may be markers of transactions, no records. */
    private void findLostState() {
        if (stages.gaps().isEmpty()) {
            return;
        }
        try (Consumer<byte[], byte[]> consumer = CommittedReader.create(
                settings,
                Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        CLIENT_ID,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"))) {
            for (Gap gap = stages.gaps().peek();
                    gap != null;
                    gap = stages.gaps().peek()) {
                if (hasRecords(gap, consumer)) {
                    lose(
                            gap.partition(),
                            "its records from offset " + gap.from() + " up to " + (gap.to() - 1)
                                    + " are taken for counted, and the state of " + gap.stage() + " lacks them");
                }
                stages.gaps().remove(gap);
            }
        }
    }

    private static boolean hasRecords(Gap gap, Consumer<byte[], byte[]> consumer) {
        TopicPartition partition = gap.partition();
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long from = Math.max(gap.from(), consumer.beginningOffsets(one).get(partition));
        long to = Math.min(gap.to(), consumer.endOffsets(one).get(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < to) {
            if (consumer.poll(POLL).records(partition).stream().anyMatch(record -> record.offset() < to)) {
                return true;
            }
        }
        return false;
    }

    private void lose(TopicPartition partition, String what) {
        String said = partition + ": " + what;
        if (lost.put(said, said + "; the brokers have lost records, see docs/RUNBOOK.md") == null) {
            LOG.atError()
                    .addKeyValue("event", "records-lost")
                    .addKeyValue("partition", partition)
                    .addKeyValue("reason", what)
                    .log("The brokers have lost records");
        }
    }

    private List<String> stalled(List<TopicPartition> partitions) throws ExecutionException, InterruptedException {
        List<OpenTransaction> now = OpenTransaction.find(cluster, partitions);
        open.keySet().retainAll(now);
        now.forEach(transaction -> open.putIfAbsent(transaction, nanoTime.getAsLong()));
        return now.stream()
                .filter(transaction -> nanoTime.getAsLong() - open.get(transaction) >= LONGEST_TRANSACTION.toNanos())
                .map(OpenTransaction::toString)
                .toList();
    }
}
