package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** How far the tables are behind the summary topics; it asks the brokers when somebody wants to know. */
final class TopicLag implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicLag.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long an answer is reused, and how long brokers that did not answer are not asked again. */
    private static final Duration FRESH = Duration.ofMillis(200);

    private static final Duration SILENT = Duration.ofSeconds(5);

    private final Settings settings;
    private final Map<String, SummaryTable> tables;
    private Consumer<byte[], byte[]> consumer;
    private Behind last = Behind.UNKNOWN;
    private long askAgainAt = System.nanoTime();

    TopicLag(Settings settings) {
        this.settings = settings;
        this.tables = SummaryTable.byTopic(settings.get(Setting.TOPIC_PREFIX));
    }

    /**
     * How far tables are behind.
     *
     * @param records the records that are not in the tables yet, by table; null where the brokers do not answer
     * @param seconds the age of the oldest event that they are the first to count; null where the brokers do not answer
     */
    record Behind(Map<SummaryTable, Long> records, Double seconds) {
        static final Behind UNKNOWN = new Behind(null, null);

        void addTo(ObjectNode json) {
            json.put(
                    "records",
                    records == null
                            ? null
                            : records.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
            json.put("seconds", seconds);
            ObjectNode byTable = json.putObject("recordsByTable");
            for (SummaryTable table : SummaryTable.values()) {
                byTable.put(table.label(), records == null ? null : records.getOrDefault(table, 0L));
            }
        }
    }

    /**
     * How far the tables are behind now.
     *
     * @param positions the offset of the next record to read of each partition
     */
    synchronized Behind behind(Map<TopicPartition, Long> positions) {
        if (System.nanoTime() - askAgainAt < 0) {
            return last;
        }
        try {
            last = ask(positions);
            askAgainAt = System.nanoTime() + FRESH.toNanos();
        } catch (KafkaException e) {
            LOG.debug("The brokers do not report where the topics end", e);
            last = Behind.UNKNOWN;
            askAgainAt = System.nanoTime() + SILENT.toNanos();
        }
        return last;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private Behind ask(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> known = new HashMap<>(positions);
        known.keySet().removeIf(partition -> !tables.containsKey(partition.topic()));
        Map<TopicPartition, Long> ends = consumer().endOffsets(known.keySet());
        Set<TopicPartition> waiting = new HashSet<>();
        Map<SummaryTable, Long> records = new EnumMap<>(SummaryTable.class);
        ends.forEach((partition, end) -> {
            long missing = end - Math.max(known.get(partition), 0);
            if (missing > 0) {
                waiting.add(partition);
                records.merge(tables.get(partition.topic()), missing, Long::sum);
            }
        });
        return new Behind(records, waiting.isEmpty() ? 0 : age(waiting, known));
    }

    /** The age of the oldest of the records that follow the positions, as far as the brokers give them in time. */
    private double age(Set<TopicPartition> waiting, Map<TopicPartition, Long> positions) {
        consumer.assign(positions.keySet());
        consumer.pause(positions.keySet());
        consumer.resume(waiting);
        positions.forEach((partition, position) -> consumer.seek(partition, Math.max(position, 0)));
        Set<TopicPartition> silent = new HashSet<>(waiting);
        long now = System.currentTimeMillis();
        long oldest = now;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!silent.isEmpty() && System.nanoTime() - deadline < 0) {
            try {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                    if (silent.remove(partition)) {
                        oldest = Math.min(oldest, record.timestamp());
                        consumer.pause(Set.of(partition));
                    }
                }
            } catch (OffsetOutOfRangeException e) {
                consumer.seekToBeginning(e.partitions());
            }
        }
        return (now - oldest) / 1000.0;
    }

    private Consumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer = TopicReaders.create(settings, (int) PATIENCE.toMillis());
        }
        return consumer;
    }
}
