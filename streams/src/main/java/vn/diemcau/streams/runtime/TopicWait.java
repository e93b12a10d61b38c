package vn.diemcau.streams.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.ClusterException;
import vn.diemcau.service.kafka.EventTopics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** Asks the cluster for topics; waits for as long as there is no cluster, or no such topics. */
final class TopicWait {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWait.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private TopicWait() {}

    /**
     * The partition count of the event topics.
     *
     * @throws SettingException if their counts are not equal
     * @throws InterruptedException if the thread is interrupted
     */
    static int eventPartitions(Settings settings) throws InterruptedException {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        Map<String, TopicDescription> topics = describe(
                settings,
                Topics.events().stream().map(topic -> topic.name(prefix)).toList());
        try {
            return EventTopics.of(topics, settings.get(Setting.BOOTSTRAP_SERVERS))
                    .partitions();
        } catch (ClusterException e) {
            throw new SettingException(e.getMessage());
        }
    }

    /**
     * What the cluster says of topics, by their names on the broker; waits until all are there.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    static Map<String, TopicDescription> describe(Settings settings, List<String> names) throws InterruptedException {
        try (Cluster cluster = Cluster.connect(settings)) {
            while (true) {
                String reason;
                try {
                    Map<String, TopicDescription> found = cluster.topics(names);
                    if (found.size() == names.size()) {
                        return found;
                    }
                    reason = "the cluster has only " + found.keySet() + " of them";
                } catch (ClusterException e) {
                    if (!e.isPassing()) {
                        throw new IllegalStateException(
                                "Cannot read the topics " + names + ": "
                                        + e.getCause().getMessage(),
                                e.getCause());
                    }
                    reason = e.getCause().getMessage();
                }
                LOG.atWarn()
                        .addKeyValue("event", "waiting")
                        .addKeyValue("for", "the topics " + names)
                        .addKeyValue("servers", settings.get(Setting.BOOTSTRAP_SERVERS))
                        .addKeyValue("reason", reason)
                        .log("Waiting");
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
