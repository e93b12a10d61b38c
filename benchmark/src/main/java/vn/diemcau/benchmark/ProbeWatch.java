package vn.diemcau.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Sees the probes arrive: in what is committed on a topic of summaries, and in the database, where a row is committed
 * once the position of its partition has passed its record.
 */
final class ProbeWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();
    private static final int DIGITS = 3;

    private final LatencyProbes probes;
    private final int skipped;
    private final Histogram onTopic = new Histogram(DIGITS);
    private final Histogram inTable = new Histogram(DIGITS);
    private final int[] sites = new int[LatencyProbes.PROVINCES.size()];
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<TopicPartition, Deque<Arrival>> onTheWay = new ConcurrentHashMap<>();
    private final Thread topicThread;
    private final Thread tableThread;
    private final AtomicInteger seenOnTopic = new AtomicInteger();
    private final AtomicInteger seenInTable = new AtomicInteger();
    private volatile boolean closed;

    /** LatencyProbes of a province, up to a number of sites, that a record holds and none before it did. */
    private record Arrival(long offset, int province, int from, int to) {}

    /**
     * Watches from now on.
     *
     * @param topic of participation or of province summaries
     * @param skipped how many of the first probes do not count
     */
    ProbeWatch(TestBed bed, DataSource database, LatencyProbes probes, Topic<?> topic, int skipped) {
        this.probes = probes;
        this.skipped = skipped;
        for (int province = 0; province < LatencyProbes.PROVINCES.size(); province++) {
            String code = LatencyProbes.PROVINCES.get(province);
            keys.put(
                    topic == Topics.PROVINCE_SUMMARIES
                            ? "63/" + code + "/" + probes.year()
                            : probes.conference(province) + "/" + code,
                    province);
        }
        Consumer<byte[], byte[]> consumer = LogReader.committed(bed.settings());
        List<TopicPartition> partitions = new ClusterLogs(bed).partitions(List.of(topic));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Deserializer<?> deserializer = AvroCodecs.deserializer(
                bed.settings().get(Setting.DESERIALIZER),
                topic.valueType(),
                bed.settings().registry());
        topicThread = new Thread(() -> watchTopic(consumer, deserializer), "watch-" + topic.name());
        tableThread = new Thread(() -> watchTable(database), "watch-table-" + topic.name());
        topicThread.start();
        tableThread.start();
    }

    boolean isComplete() {
        return seenOnTopic.get() == probes.count() && seenInTable.get() == probes.count();
    }

    /** Microseconds from the intended sending of an event to the commit of a summary that holds it. */
    Histogram onTopic() {
        return onTopic;
    }

    /** The same to the commit of the row. */
    Histogram inTable() {
        return inTable;
    }

    @Override
    public void close() {
        closed = true;
        try {
            topicThread.join();
            tableThread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchTopic(Consumer<byte[], byte[]> consumer, Deserializer<?> deserializer) {
        try (consumer;
                deserializer) {
            while (!closed) {
                var messages = consumer.poll(POLL);
                long now = System.nanoTime();
                messages.forEach(message -> arrive(message, deserializer, now));
            }
        }
    }

    private void arrive(ConsumerRecord<byte[], byte[]> message, Deserializer<?> deserializer, long now) {
        Integer province = keys.get(new String(message.key(), StandardCharsets.UTF_8));
        if (province == null || message.value() == null) {
            return;
        }
        Object summary = deserializer.deserialize(message.topic(), message.headers(), message.value());
        int count = (int)
                (summary instanceof ProvinceSummary row ? row.getSites() : ((ParticipationSummary) summary).getSites());
        int before = sites[province];
        if (count > before) {
            sites[province] = count;
            record(onTopic, province, before, count, now);
            onTheWay.computeIfAbsent(
                            new TopicPartition(message.topic(), message.partition()),
                            partition -> new ConcurrentLinkedDeque<>())
                    .add(new Arrival(message.offset(), province, before, count));
            seenOnTopic.addAndGet(count - before);
        }
    }

    private void watchTable(DataSource database) {
        while (!closed) {
            Map<TopicPartition, Long> positions = PositionTable.read(database);
            long now = System.nanoTime();
            onTheWay.forEach((partition, arrivals) -> {
                long position = positions.getOrDefault(partition, -1L);
                for (Arrival next = arrivals.peek(); next != null && next.offset() < position; next = arrivals.peek()) {
                    arrivals.remove();
                    record(inTable, next.province(), next.from(), next.to(), now);
                    seenInTable.addAndGet(next.to() - next.from());
                }
            });
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private void record(Histogram histogram, int province, int before, int count, long now) {
        for (int site = before + 1; site <= count; site++) {
            int probe = LatencyProbes.probe(province, site);
            if (probe >= skipped) {
                histogram.recordValue(Math.max(0, (now - probes.intended(probe)) / 1000));
            }
        }
    }
}
