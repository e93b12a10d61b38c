package vn.diemcau.cli.reset;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.topic.TaskProgress;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;
import vn.diemcau.service.kafka.ReliableProducer;
import vn.diemcau.topic.RecordKey;

/**
 * Where the summary topics ended at a reset that is not finished: the record {@code reset/0} in the topic {@link
 * Topics#PROGRESS}, in the form of the others there, with positions by {@code TOPIC/PARTITION}. There is none after a
 * finished reset.
 */
final class ResetNote {
    private static final String KEY = TaskProgress.key("reset", 0);

    private ResetNote() {}

    /** Writes it; no ends: the reset is finished. */
    static void write(Cluster cluster, Map<TopicPartition, Long> ends) {
        SortedMap<String, Long> positions = new TreeMap<>();
        Topics.summaries()
                .forEach(topic -> cluster.partitionsOf(List.of(topic)).stream()
                        .filter(ends::containsKey)
                        .forEach(partition -> positions.put(name(topic, partition), ends.get(partition))));
        try (Producer<byte[], byte[]> producer =
                ReliableProducer.create(cluster.settings(), Map.of(), Map.of())) {
            producer.send(new ProducerRecord<>(
                            cluster.name(Topics.PROGRESS),
                            KEY.getBytes(StandardCharsets.UTF_8),
                            new TaskProgress(null, positions, 0).json().getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException e) {
            throw new CommandException(
                    "The reset cannot be recorded in the topic " + cluster.name(Topics.PROGRESS) + ": "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
    }

    /** Reads it; empty if no reset is unfinished. */
    static Map<TopicPartition, Long> read(Cluster cluster, Duration patience) {
        Map<String, byte[]> latest = new HashMap<>();
        try (LogReader reader =
                new LogReader(cluster.settings(), patience)) {
            reader.read(
                    cluster.offsets(cluster.partitionsOf(List.of(Topics.PROGRESS)), OffsetSpec.latest()),
                    message -> latest.put(new String(message.key(), StandardCharsets.UTF_8), message.value()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        if (latest.get(KEY) != null) {
            Map<String, Long> positions = TaskProgress.of(latest.get(KEY)).positions();
            for (Topic<?> topic : Topics.summaries()) {
                for (TopicPartition partition : cluster.partitionsOf(List.of(topic))) {
                    Optional.ofNullable(positions.get(name(topic, partition)))
                            .ifPresent(end -> ends.put(partition, end));
                }
            }
        }
        return ends;
    }

    private static String name(Topic<?> topic, TopicPartition partition) {
        return RecordKey.of(topic.name(), Integer.toString(partition.partition()));
    }
}
