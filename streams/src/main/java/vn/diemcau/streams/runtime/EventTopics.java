package vn.diemcau.streams.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** Asks the cluster for the partitions of the event topics; waits until the cluster and the topics are there. */
final class EventTopics {
    private static final Logger LOG = LoggerFactory.getLogger(EventTopics.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private EventTopics() {}

    /**
     * The partition count of the event topics.
     *
     * @throws SettingException if their counts are not equal
     * @throws InterruptedException if the thread is interrupted
     */
    static int partitions(Settings settings) throws InterruptedException {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        return same(describe(
                settings,
                Topics.events().stream().map(topic -> topic.name(prefix)).toList()));
    }

    /**
     * The descriptions of topics, by their names on the broker; waits until all exist.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    static Map<String, TopicDescription> describe(Settings settings, List<String> names) throws InterruptedException {
        Admin admin = Admin.create(settings.kafka());
        try {
            while (true) {
                try {
                    return admin.describeTopics(names).allTopicNames().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RetriableException)) {
                        throw new IllegalStateException(
                                "Cannot read the topics " + names + ": "
                                        + e.getCause().getMessage(),
                                e.getCause());
                    }
                    LOG.atWarn()
                            .addKeyValue("event", "waiting")
                            .addKeyValue("for", "the topics " + names)
                            .addKeyValue("servers", settings.get(Setting.BOOTSTRAP_SERVERS))
                            .addKeyValue("reason", e.getCause().getMessage())
                            .log("Waiting");
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        } finally {
            // Without a limit it would wait for the answer of a broker that is unavailable.
            admin.close(Duration.ZERO);
        }
    }

    private static int same(Map<String, TopicDescription> topics) {
        Map<String, Integer> counts = new TreeMap<>();
        topics.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        if (counts.values().stream().distinct().count() != 1) {
            throw new SettingException("The event topics have different numbers of partitions: " + counts
                    + "; recreate them with equal numbers");
        }
        return counts.values().iterator().next();
    }
}
