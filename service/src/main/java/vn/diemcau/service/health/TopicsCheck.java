package vn.diemcau.service.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.service.kafka.TopicSetting;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/**
 * Checks that the cluster answers, has the topics that a service needs, and that their settings keep the records that
 * must be kept. If the service has no right to read the settings, they are assumed to be right.
 */
public final class TopicsCheck implements Check, AutoCloseable {
    private static final List<Class<? extends Exception>> NOT_SAID =
            List.of(AuthorizationException.class, UnknownTopicOrPartitionException.class);

    private final Map<String, Object> properties = new HashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
    private Admin admin;
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
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        properties.putAll(settings.kafka());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "diemcau-health");
        for (Topic<?> topic : topics) {
            required.add(topic.name(prefix));
            wanted.put(topic.name(prefix), topic.settings());
        }
        wanted.putAll(created);
    }

    @Override
    public Optional<String> problem() throws ExecutionException, InterruptedException {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            return Optional.of("missing: " + String.join(", ", missing));
        }
        List<String> losing = TopicSetting.differing(client(), wanted, NOT_SAID).stream()
                .filter(TopicSetting::meansLoss)
                .map(TopicSetting::toString)
                .toList();
        return losing.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", losing) + ": records that must be kept may be deleted; run"
                        + " 'diemcau topics'");
    }

    private List<String> missing() throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
                client().describeTopics(required).topicNameValues().entrySet()) {
            try {
                answer.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(answer.getKey());
            }
        }
        return missing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Created when it is first needed. */
    private synchronized Admin client() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (admin == null) {
            admin = Admin.create(properties);
        }
        return admin;
    }
}
