package vn.diemcau.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.parts.Await;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LastRecords;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.StallDetector;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** The logs of the broker: where they end, how far a group has read them, how large they are. */
final class ClusterLogs {
    private static final Duration DELETED_WITHIN = Duration.ofMinutes(1);

    static final Duration STILL_FOR = Duration.ofMinutes(2);

    private final TestBed bed;
    private final Cluster cluster;

    ClusterLogs(TestBed bed) {
        this.bed = bed;
        this.cluster = bed.cluster();
    }

    List<TopicPartition> partitions(Collection<? extends Topic<?>> topics) {
        return cluster.partitionsOf(topics);
    }

    /** Where what is committed ends. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return cluster.committedEnds(partitions);
    }

    /**
     * Where the committed records of partitions end, without the marks of transactions behind them; no entry for a
     * partition that holds none.
     */
    Map<TopicPartition, Long> dataEnds(Collection<TopicPartition> partitions) {
        StallDetector watch = StallDetector.of(STILL_FOR);
        try (Consumer<byte[], byte[]> consumer = LogReader.committed(bed.settings())) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            new LastRecords(cluster, consumer, watch)
                    .find(partitions)
                    .forEach((partition, last) -> ends.put(partition, last + 1));
            return ends;
        }
    }

    /** How far a group has read, as it has committed it, by partition. */
    Map<TopicPartition, Long> read(String group) {
        Map<TopicPartition, Long> read = new HashMap<>();
        get(cluster.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        read.put(partition, offset.offset());
                    }
                });
        return read;
    }

    /**
     * Whether the members of a group have read all that is committed on the partitions that they share, topics between the
     * stages of a program included, and have committed that they did. A group without members reads what it reads.
     */
    boolean isAllRead(String group) {
        ConsumerGroupDescription members = get(cluster.admin()
                        .describeConsumerGroups(List.of(group))
                        .all())
                .get(group);
        if (members.groupState() != GroupState.STABLE && !members.members().isEmpty()) {
            return false;
        }
        List<TopicPartition> shared = members.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .toList();
        Map<TopicPartition, Long> read = read(group);
        return dataEnds(shared).entrySet().stream()
                .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** How many records of some partitions a group has committed as read, all together; they begin at 0. */
    long read(String group, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> read = read(group);
        return partitions.stream()
                .mapToLong(partition -> read.getOrDefault(partition, 0L))
                .sum();
    }

    /** The bytes of the logs of each topic on disk. */
    Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        get(cluster.admin().describeLogDirs(List.of(1)).allDescriptions())
                .values()
                .forEach(directories -> directories
                        .values()
                        .forEach(directory -> directory
                                .replicaInfos()
                                .forEach((partition, replica) ->
                                        bytes.merge(partition.topic(), replica.size(), Long::sum))));
        return bytes;
    }

    /** How many records topics hold, marks of transactions included. */
    long records(Collection<String> topics) {
        return ends(cluster.partitions(topics)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Deletes every topic but those of events and recreates those of the contract, so that the next run starts afresh. */
    void renewOutputs() {
        Predicate<String> isEvents = name -> name.startsWith("__")
                || Topics.events().stream().anyMatch(topic -> topic.name("").equals(name));
        Set<String> outputs =
                cluster.topicNames().stream().filter(isEvents.negate()).collect(Collectors.toSet());
        get(cluster.admin().deleteTopics(outputs).all());
        Await.until(
                "the topics of the last run are deleted",
                DELETED_WITHIN,
                () -> cluster.topicNames().stream().allMatch(isEvents));
        TopicAdmin.bringUp(bed.settings());
    }

    private static <T> T get(KafkaFuture<T> answer) {
        return Cluster.answer("about its logs", answer);
    }
}
