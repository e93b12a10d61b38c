package vn.diemcau.service.health;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.TopicSetting;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/**
 * Checks that the cluster answers, has the topics that a service needs, and that their settings keep the records that
 * must be kept. If the service has no right to read the settings, they are assumed to be right.
 */
public final class TopicsCheck implements Check, AutoCloseable {
    private final Settings settings;
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
    private Cluster cluster;
    private boolean closed;

    public TopicsCheck(Settings settings, Collection<Topic<?>> topics) {
        this(settings, topics, Map.of());
    }

    /**
     * A check that is yet to be asked.
     *
     * @param topics have to be there
     * @param created topics that the service creates when it needs them, with the settings that they should have, by their
     *     names on the broker
     */
    public TopicsCheck(Settings settings, Collection<Topic<?>> topics, Map<String, Map<String, String>> created) {
        this.settings = settings;
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        for (Topic<?> topic : topics) {
            required.add(topic.name(prefix));
            wanted.put(topic.name(prefix), topic.settings());
        }
        wanted.putAll(created);
    }

    @Override
    public Optional<String> problem() throws ExecutionException, InterruptedException {
        Set<String> missing = new LinkedHashSet<>(required);
        missing.removeAll(cluster().topics(required).keySet());
        if (!missing.isEmpty()) {
            return Optional.of("missing: " + String.join(", ", missing));
        }
        List<String> losing = TopicSetting.differing(cluster().admin(), wanted, TopicsCheck::isPassedOver).stream()
                .filter(TopicSetting::meansLoss)
                .map(TopicSetting::toString)
                .toList();
        return losing.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", losing) + ": records that must be kept may be deleted; run"
                        + " 'diemcau topics'");
    }

    private static boolean isPassedOver(Throwable error) {
        return error instanceof AuthorizationException || error instanceof UnknownTopicOrPartitionException;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Connected when it is first needed. */
    private synchronized Cluster cluster() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (cluster == null) {
            cluster = Cluster.connectAs("diemcau-health", settings);
        }
        return cluster;
    }
}
