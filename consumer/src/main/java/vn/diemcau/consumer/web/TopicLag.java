package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/**
 * How far the tables are behind the topics: what is not counted yet, and what is counted but not in the tables. It asks
 * the brokers when it is asked.
 */
final class TopicLag implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Settings settings;
    private final Map<String, SummaryTable> tables;
    private final PipelineTopics pipeline;
    private final BrokerPause pause = new BrokerPause();

    /** Up to there, partitions were read and held nothing: marks of transactions have offsets too. */
    private final Map<TopicPartition, Long> empty = new HashMap<>();

    private Consumer<byte[], byte[]> consumer;
    private Behind last = Behind.UNKNOWN;
    private long askedAt = System.nanoTime();

    TopicLag(Settings settings, PipelineTopics pipeline) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.tables = SummaryTable.byTopic(settings.get(Setting.TOPIC_PREFIX));
    }

    /**
     * How far tables are behind.
     *
     * @param toCount the events, and what conferences contribute to provinces, that are not in the summary topics yet
     * @param records the records of the summary topics that are not in the tables yet, by table; null where the brokers do
     *     not answer
     * @param seconds the age of the oldest of all these; null where the brokers do not answer
     */
    record Behind(long toCount, Map<SummaryTable, Long> records, Double seconds) {
        static final Behind UNKNOWN = new Behind(0, null, null);

        void addTo(ObjectNode json) {
            json.put(
                    "records",
                    records == null
                            ? null
                            : toCount
                                    + records.values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum());
            json.put("seconds", seconds);
            json.put("recordsToCount", records == null ? null : toCount);
            ObjectNode byTable = json.putObject("recordsByTable");
            for (SummaryTable table : SummaryTable.values()) {
                byTable.put(table.label(), records == null ? null : records.getOrDefault(table, 0L));
            }
        }
    }

    /**
     * How far the tables are behind now. Callers at the same time share an answer, but none gets one that was asked for
     * before it came.
     *
     * @param positions the offset of the next record to read of each partition
     */
    Behind behind(Map<TopicPartition, Long> positions) {
        long came = System.nanoTime();
        synchronized (this) {
            if (askedAt - came < 0) {
                askedAt = System.nanoTime();
                last = pause.unlessSilent(() -> ask(positions)).orElse(Behind.UNKNOWN);
            }
            return last;
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    /** What is counted is asked before where the topics end: what is not yet in the tables cannot slip between. */
    private Behind ask(Map<TopicPartition, Long> positions) {
        Optional<Map<TopicPartition, Long>> counted = pipeline.counted();
        if (counted.isEmpty()) {
            return Behind.UNKNOWN;
        }
        Map<TopicPartition, Long> next = new HashMap<>(positions);
        next.keySet().removeIf(partition -> !tables.containsKey(partition.topic()));
        next.putAll(counted.get());
        next.replaceAll((partition, offset) -> Math.max(offset, empty.getOrDefault(partition, 0L)));
        Map<TopicPartition, Long> ends = consumer().endOffsets(next.keySet());
        Map<TopicPartition, Long> waiting = new HashMap<>(ends);
        waiting.keySet().removeIf(partition -> ends.get(partition) <= next.get(partition));
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = waiting.isEmpty() ? Map.of() : first(waiting, next);
        long toCount = 0;
        Map<SummaryTable, Long> records = new EnumMap<>(SummaryTable.class);
        for (Map.Entry<TopicPartition, ConsumerRecord<byte[], byte[]>> record : first.entrySet()) {
            long missing = ends.get(record.getKey()) - record.getValue().offset();
            SummaryTable table = tables.get(record.getKey().topic());
            if (table == null) {
                toCount += missing;
            } else {
                records.merge(table, missing, Long::sum);
            }
        }
        long now = System.currentTimeMillis();
        long oldest = first.values().stream()
                .mapToLong(ConsumerRecord::timestamp)
                .min()
                .orElse(now);
        return new Behind(toCount, records, Math.max(0, now - oldest) / 1000.0);
    }

    /** The first record of each partition from an offset on; none where there is none up to the end. */
    private Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first(
            Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next) {
        consumer.assign(ends.keySet());
        consumer.resume(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, next.get(partition)));
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
        Set<TopicPartition> silent = new HashSet<>(ends.keySet());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!silent.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("No record came in time from " + silent);
            }
            for (ConsumerRecord<byte[], byte[]> record : TopicReaders.poll(consumer)) {
                first.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record);
            }
            silent.removeIf(partition -> {
                if (first.containsKey(partition)) {
                    return true;
                }
                if (consumer.position(partition) < ends.get(partition)) {
                    return false;
                }
                empty.put(partition, consumer.position(partition));
                return true;
            });
            consumer.pause(first.keySet());
        }
        return first;
    }

    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer = TopicReaders.create(settings, (int) PATIENCE.toMillis());
        }
        return consumer;
    }
}
