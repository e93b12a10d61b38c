package vn.diemcau.cli.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.ClusterException;
import vn.diemcau.service.kafka.CommittedReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/**
 * Reads the committed records of a topic up to its end at the beginning of the read, oldest first over all partitions,
 * with one or two polls in memory at a time.
 */
public final class LetterLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private LetterLog(String topic, Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.topic = topic;
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /** Takes letters; returns whether it wants more. */
    @FunctionalInterface
    public interface Reader {
        boolean take(Letter letter);
    }

    /**
     * Opens the topic on the cluster of the settings.
     *
     * @throws CommandException if the cluster has no such topic
     * @throws ClusterException if no cluster answers, or it refuses
     */
    public static LetterLog open(Settings settings, Topic<?> topic) {
        String name = topic.name(settings.get(Setting.TOPIC_PREFIX));
        List<TopicPartition> partitions = partitions(settings, name);
        Consumer<byte[], byte[]> consumer =
                CommittedReader.create(settings, Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50));
        return new LetterLog(name, consumer, partitions);
    }

    private static List<TopicPartition> partitions(Settings settings, String name) {
        try (Cluster cluster = Cluster.connect(settings)) {
            List<TopicPartition> partitions = cluster.partitions(List.of(name));
            if (partitions.isEmpty()) {
                throw new CommandException("There is no topic " + name + " at "
                        + settings.get(Setting.BOOTSTRAP_SERVERS) + "; check --bootstrap-servers and --topic-prefix");
            }
            return partitions;
        }
    }

    /** Gives the reader all letters, or those since a time, until it wants no more. */
    public void read(Optional<Instant> since, Reader reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts = starts(since);
        Map<TopicPartition, Deque<Letter>> open = new HashMap<>();
        starts.forEach((partition, start) -> {
            if (start < ends.get(partition)) {
                open.put(partition, new ArrayDeque<>());
            }
        });
        consumer.assign(open.keySet());
        open.keySet().forEach(partition -> consumer.seek(partition, starts.get(partition)));
        while (!open.isEmpty()) {
            Optional<Letter> oldest = oldest(open);
            if (oldest.isPresent()) {
                if (!reader.take(oldest.get())) {
                    return;
                }
            } else {
                fill(open, ends);
            }
        }
    }

    /** The letter at a place; empty where there is none. */
    Optional<Letter> at(int partition, long offset) {
        TopicPartition wanted = new TopicPartition(topic, partition);
        if (!partitions.contains(wanted)
                || offset < consumer.beginningOffsets(List.of(wanted)).get(wanted)
                || offset >= consumer.endOffsets(List.of(wanted)).get(wanted)) {
            return Optional.empty();
        }
        consumer.assign(List.of(wanted));
        consumer.seek(wanted, offset);
        Map<TopicPartition, Deque<Letter>> open = new HashMap<>(Map.of(wanted, new ArrayDeque<>()));
        fill(open, Map.of(wanted, offset + 1));
        return open.values().stream()
                .flatMap(Deque::stream)
                .filter(letter -> letter.offset() == offset)
                .findFirst();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<TopicPartition, Long> starts(Optional<Instant> since) {
        if (since.isEmpty()) {
            return consumer.beginningOffsets(partitions);
        }
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(partitions.stream()
                .collect(Collectors.toMap(p -> p, p -> since.get().toEpochMilli())));
        Map<TopicPartition, Long> starts = new HashMap<>();
        found.forEach((partition, place) -> {
            if (place != null) {
                starts.put(partition, place.offset());
            }
        });
        return starts;
    }

    /** Removes the oldest letter; none while a partition may have an older one that is not read yet. */
    private static Optional<Letter> oldest(Map<TopicPartition, Deque<Letter>> open) {
        Deque<Letter> first = null;
        for (Deque<Letter> letters : open.values()) {
            if (letters.isEmpty()) {
                return Optional.empty();
            }
            if (first == null || letters.peek().time().isBefore(first.peek().time())) {
                first = letters;
            }
        }
        return Optional.ofNullable(first).map(Deque::poll);
    }

    /** Reads on in the partitions without letters in memory, and drops those that are at their end. */
    private void fill(Map<TopicPartition, Deque<Letter>> open, Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<TopicPartition> ended = new ArrayList<>();
            open.forEach((partition, letters) -> {
                if (letters.isEmpty() && consumer.position(partition) >= ends.get(partition)) {
                    ended.add(partition);
                }
            });
            ended.forEach(open::remove);
            Set<TopicPartition> hungry = open.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (hungry.isEmpty()) {
                return;
            }
            consumer.pause(consumer.assignment());
            consumer.resume(hungry);
            consumer.poll(POLL).forEach(record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(partition)) {
                    open.get(partition).add(Letter.of(record));
                }
            });
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        "Nothing was received from " + topic + " for " + PATIENCE.toSeconds() + " s");
            }
        }
    }
}
