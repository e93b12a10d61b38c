package vn.diemcau.service.kafka;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/**
 * What the topics of events have in common on a cluster. They have equal numbers of partitions, so that all events of a
 * conference are on partitions of one number.
 */
public record EventTopics(int partitions, int replication) {
    /**
     * Asks the cluster.
     *
     * @throws ClusterException if it does not answer, lacks topics of events, or has them with different numbers of
     *     partitions
     */
    public static EventTopics of(Cluster cluster) {
        List<String> names = cluster.names(Topics.events());
        SortedMap<String, TopicDescription> found = cluster.topics(names);
        String servers = cluster.settings().get(Setting.BOOTSTRAP_SERVERS);
        if (found.size() < names.size()) {
            throw new ClusterException("The cluster at " + servers + " lacks event topics; it needs "
                    + String.join(", ", names)
                    + ". Create them with 'diemcau topics', or check the topic prefix, which is '"
                    + cluster.settings().get(Setting.TOPIC_PREFIX) + "'");
        }
        return of(found, servers);
    }

    /**
     * Compares topics that were described.
     *
     * @param servers where the cluster is, for the message
     * @throws ClusterException if they have different numbers of partitions
     */
    public static EventTopics of(Map<String, TopicDescription> found, String servers) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        found.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        if (counts.values().stream().distinct().count() != 1) {
            throw new ClusterException(
                    "The event topics at " + servers + " must have equal numbers of partitions, but have " + counts
                            + ". Recreate them with equal numbers");
        }
        TopicDescription any = found.values().iterator().next();
        return new EventTopics(
                any.partitions().size(), any.partitions().get(0).replicas().size());
    }
}
