package vn.diemcau.consumer.write;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.ClusterException;

/** Asks the broker for the ids of topics and the offsets of their partitions. */
final class TopicLogs implements AutoCloseable {
    private final Descriptions descriptions;
    private final Consumer<?, ?> consumer;

    /** How topics are described, by their names on the broker. */
    interface Descriptions extends AutoCloseable {
        Map<String, Description> of(Collection<String> topics);

        @Override
        default void close() {}
    }

    /** The id of a topic and the number of its partitions. */
    record Description(String topicId, int partitions) {}

    TopicLogs(Descriptions descriptions, Consumer<?, ?> consumer) {
        this.descriptions = descriptions;
        this.consumer = consumer;
    }

    /** The logs of partitions, as far as they are committed. */
    Map<TopicPartition, PartitionLog> of(Set<TopicPartition> partitions) {
        Map<String, Description> topics = descriptions.of(names(partitions));
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, PartitionLog> logs = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Description topic = topics.get(partition.topic());
            logs.put(
                    partition,
                    new PartitionLog(topic.topicId(), topic.partitions(), starts.get(partition), ends.get(partition)));
        }
        return logs;
    }

    /** The ids of the topics of partitions. */
    Map<String, String> topicIds(Set<TopicPartition> partitions) {
        return descriptions.of(names(partitions)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, topic -> topic.getValue().topicId()));
    }

    @Override
    public void close() {
        descriptions.close();
    }

    private static Set<String> names(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    /** Descriptions that a cluster gives, which is closed with them. */
    record ClusterDescriptions(Cluster cluster) implements Descriptions {
        @Override
        public Map<String, Description> of(Collection<String> topics) {
            Map<String, Description> descriptions = new HashMap<>();
            described(topics)
                    .forEach((name, topic) -> descriptions.put(
                            name,
                            new Description(
                                    topic.topicId().toString(),
                                    topic.partitions().size())));
            if (descriptions.size() < topics.size()) {
                throw new UnknownTopicOrPartitionException(
                        "The cluster has only " + descriptions.keySet() + " of " + topics);
            }
            return descriptions;
        }

        /** Callers recognise transient errors by their classes. */
        private Map<String, TopicDescription> described(Collection<String> topics) {
            try {
                return cluster.topics(topics);
            } catch (ClusterException e) {
                throw e.getCause() instanceof KafkaException kafka ? kafka : e;
            }
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
