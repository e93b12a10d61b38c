package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.TaskProgress;
import vn.diemcau.topic.Topics;

/** What dead letters and the progress of the tasks of streams tell; it reads on in both when somebody wants to know. */
final class PipelineTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineTopics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    /** So long nobody is asked who did not answer. */
    private static final Duration SILENT = Duration.ofSeconds(5);

    private final Settings settings;
    private final String deadLetters;
    private final String progress;
    private final DeadLetterCounts letters = new DeadLetterCounts();
    private final Map<String, Long> waiting = new HashMap<>();
    private Consumer<byte[], byte[]> consumer;
    private long askAgainAt = System.nanoTime();

    PipelineTopics(Settings settings) {
        this.settings = settings;
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        this.deadLetters = Topics.DEAD_LETTERS.name(prefix);
        this.progress = Topics.PROGRESS.name(prefix);
    }

    /** Adds the dead letters and how many conferences wait; null where the brokers do not tell. */
    synchronized void addTo(ObjectNode json) {
        json.putNull("waitingConferences");
        json.putNull("deadLetters");
        if (System.nanoTime() - askAgainAt < 0) {
            return;
        }
        try {
            boolean read = readOn();
            if (read) {
                json.put(
                        "waitingConferences",
                        waiting.values().stream().mapToLong(Long::longValue).sum());
            }
            letters.addTo(json.putObject("deadLetters"), read);
        } catch (KafkaException e) {
            LOG.debug("The brokers do not tell of dead letters and progress", e);
            close();
            askAgainAt = System.nanoTime() + SILENT.toNanos();
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
        letters.clear();
        waiting.clear();
    }

    /** Reads what has come, as far as it comes in time; says whether that is all. */
    private boolean readOn() {
        if (consumer == null) {
            consumer = TopicReaders.create(settings, (int) PATIENCE.toMillis());
            begin();
        }
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(consumer.assignment());
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        if (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) > end.getValue())) {
            throw new KafkaException("The topics are other ones than before");
        }
        starts.forEach(letters::forgetBefore);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isBefore(ends) && System.nanoTime() - deadline < 0) {
            try {
                consumer.poll(POLL).forEach(this::take);
            } catch (OffsetOutOfRangeException e) {
                consumer.seekToBeginning(e.partitions());
            }
        }
        return !isBefore(ends);
    }

    private void begin() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(deadLetters, progress)) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions).forEach((partition, start) -> {
            long from = partition.topic().equals(progress) ? start : ends.get(partition) - DeadLetterCounts.LATEST;
            if (from > start) {
                letters.leaveOut();
            }
            consumer.seek(partition, Math.max(start, from));
        });
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(deadLetters)) {
            letters.add(record);
            return;
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            waiting.remove(key);
        } else if (TaskProgress.isOf(TaskProgress.TALLY, key)) {
            try {
                waiting.put(key, TaskProgress.of(record.value()).waiting());
            } catch (IllegalArgumentException e) {
                LOG.debug("A record of progress that is none", e);
            }
        }
    }
}
