package vn.diemcau.service.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * A setting of a topic that is not what it should be.
 *
 * @param topic its name on the broker
 * @param setting its name in Kafka
 * @param wanted the value that it should have
 * @param found the value that it has
 */
public record TopicSetting(String topic, String setting, String wanted, String found) {
    private static final Set<String> KEEPING =
            Set.of("cleanup.policy", "retention.ms", "retention.bytes", "unclean.leader.election.enable");

    /**
     * The settings that differ, by topic and name.
     *
     * @param wanted the settings that each topic should have, by its name on the broker
     * @param expected topics that are answered with such an error are left out
     * @throws ExecutionException if the cluster does not answer, or answers with another error
     */
    public static List<TopicSetting> differing(
            Admin admin, Map<String, Map<String, String>> wanted, Predicate<Throwable> expected)
            throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = wanted.keySet().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, KafkaFuture<Config>> answers = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((topic, answer) -> answers.put(topic.name(), answer));
        List<TopicSetting> differing = new ArrayList<>();
        TopicAnswers.of(answers, expected)
                .forEach((topic, config) -> wanted.get(topic).forEach((setting, value) -> {
                    ConfigEntry entry = config.get(setting);
                    String found = entry == null ? null : entry.value();
                    if (!value.equals(found)) {
                        differing.add(new TopicSetting(topic, setting, value, found));
                    }
                }));
        differing.sort(Comparator.comparing(TopicSetting::topic).thenComparing(TopicSetting::setting));
        return differing;
    }

    /** Whether records may be deleted that have to be kept; other settings may differ for a time without a loss. */
    public boolean meansLoss() {
        return KEEPING.contains(setting);
    }

    @Override
    public String toString() {
        return topic + " has " + setting + "=" + found + ", not " + wanted;
    }
}
