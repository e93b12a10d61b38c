package vn.diemcau.service.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/** Looks whether the cluster answers and has the topics that a service needs. */
public final class TopicsCheck implements Check, AutoCloseable {
    private final Map<String, Object> properties = new HashMap<>();
    private final List<String> names;
    private Admin admin;
    private boolean closed;

    public TopicsCheck(Settings settings, Collection<Topic<?>> topics) {
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        properties.putAll(settings.kafka());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "diemcau-health");
        names = topics.stream().map(topic -> topic.name(prefix)).toList();
    }

    @Override
    public Optional<String> problem() throws ExecutionException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
                client().describeTopics(names).topicNameValues().entrySet()) {
            try {
                answer.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(answer.getKey());
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("missing: " + String.join(", ", missing));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Made when it is first needed: nobody may ever ask. */
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
