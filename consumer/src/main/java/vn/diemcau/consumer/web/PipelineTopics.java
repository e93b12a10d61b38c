package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.TaskProgress;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Counts dead letters and knows the progress of the tasks of streams; reads on in both topics when it is asked. */
final class PipelineTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineTopics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What streams reads: the events, and what conferences contribute to provinces. */
    private static final List<Topic<?>> INPUTS = Stream.concat(
                    Topics.events().stream(), Stream.of(Topics.PROVINCE_PARTIALS))
            .toList();

    private final Settings settings;
    private final String prefix;
    private final String deadLetters;
    private final String progress;
    private final BrokerPause pause = new BrokerPause();
    private final DeadLetterCounts letters = new DeadLetterCounts();
    private final Map<String, TaskProgress> tasks = new HashMap<>();
    private final List<TopicPartition> inputs = new ArrayList<>();
    private Consumer<byte[], byte[]> consumer;

    PipelineTopics(Settings settings) {
        this.settings = settings;
        this.prefix = settings.get(Setting.TOPIC_PREFIX);
        this.deadLetters = Topics.DEAD_LETTERS.name(prefix);
        this.progress = Topics.PROGRESS.name(prefix);
    }

    /** Adds the dead letters and how many conferences wait; null where the brokers do not answer. */
    synchronized void addTo(ObjectNode json) {
        json.putNull("waitingConferences");
        json.putNull("deadLetters");
        readUnlessSilent().ifPresent(all -> {
            if (all) {
                json.put(
                        "waitingConferences",
                        tasks.values().stream().mapToLong(TaskProgress::waiting).sum());
            }
            letters.addTo(json.putObject("deadLetters"), all);
        });
    }

    /**
     * The offset of the next record to count of each partition of the topics that streams reads; absent where the brokers
     * do not answer in time.
     */
    synchronized Optional<Map<TopicPartition, Long>> counted() {
        return readUnlessSilent().filter(all -> all).map(all -> positions());
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition input : inputs) {
            String topic = input.topic().substring(prefix.length());
            String stage = topic.equals(Topics.PROVINCE_PARTIALS.name()) ? TaskProgress.TOTALS : TaskProgress.TALLY;
            TaskProgress task = tasks.get(TaskProgress.key(stage, input.partition()));
            next.put(input, task == null ? 0 : task.positions().getOrDefault(topic, -1L) + 1);
        }
        return next;
    }

    /** As {@link #readOn}; absent where the brokers do not answer; the next question starts from the beginning. */
    private Optional<Boolean> readUnlessSilent() {
        Optional<Boolean> all = pause.unlessSilent(this::readOn);
        if (all.isEmpty()) {
            close();
        }
        return all;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
        letters.clear();
        tasks.clear();
        inputs.clear();
    }

    /** Reads new records for a limited time; returns whether it has read all of them. */
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
            TopicReaders.poll(consumer).forEach(this::take);
        }
        return !isBefore(ends);
    }

    private void begin() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(deadLetters, progress)) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        for (Topic<?> topic : INPUTS) {
            consumer.partitionsFor(topic.name(prefix))
                    .forEach(info -> inputs.add(new TopicPartition(info.topic(), info.partition())));
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
            tasks.remove(key);
        } else if (TaskProgress.isOf(TaskProgress.TALLY, key) || TaskProgress.isOf(TaskProgress.TOTALS, key)) {
            try {
                tasks.put(key, TaskProgress.of(record.value()));
            } catch (IllegalArgumentException e) {
                LOG.debug("A record of progress that is none", e);
            }
        }
    }
}
