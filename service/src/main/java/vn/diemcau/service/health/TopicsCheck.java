package vn.diemcau.service.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/**
 * Checks that the cluster answers, has the topics that a service needs, and that their settings keep the records that
 * must be kept. If the service has no right to read the settings, they are assumed to be right.
 */
public final class TopicsCheck implements Check, AutoCloseable {
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, Topic<?>> topics = new LinkedHashMap<>();
    private Admin admin;
    private boolean closed;

    public TopicsCheck(Settings settings, Collection<Topic<?>> topics) {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        properties.putAll(settings.kafka());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "diemcau-health");
        topics.forEach(topic -> this.topics.put(topic.name(prefix), topic));
    }

    @Override
    public Optional<String> problem() throws ExecutionException, InterruptedException {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            return Optional.of("missing: " + String.join(", ", missing));
        }
        List<String> losing = losing();
        return losing.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", losing) + ": records that must be kept may be deleted; run"
                        + " 'diemcau topics'");
    }

    private List<String> missing() throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
                client().describeTopics(topics.keySet()).topicNameValues().entrySet()) {
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

    private List<String> losing() throws ExecutionException, InterruptedException {
        List<String> losing = new ArrayList<>();
        List<ConfigResource> resources = topics.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer :
                client().describeConfigs(resources).values().entrySet()) {
            try {
                String name = answer.getKey().name();
                Config config = answer.getValue().get();
                topics.get(name).keeping().forEach((setting, value) -> {
                    ConfigEntry entry = config.get(setting);
                    if (entry != null && !value.equals(entry.value())) {
                        losing.add(name + " has " + setting + "=" + entry.value() + ", not " + value);
                    }
                });
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof AuthorizationException)) {
                    throw e;
                }
            }
        }
        return losing;
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
