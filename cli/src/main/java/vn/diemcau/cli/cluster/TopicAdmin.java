package vn.diemcau.cli.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.TopicAnswers;
import vn.diemcau.service.kafka.TopicSetting;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Creates the topics of {@link Topics} and corrects their settings. */
public final class TopicAdmin {
    private static final Duration VISIBLE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);

    /**
     * What was changed.
     *
     * @param created how many topics were missing
     * @param altered settings that differed, of topics that were there
     */
    public record Changes(int created, List<TopicSetting> altered) {
        public Changes {
            altered = List.copyOf(altered);
        }

        /** How many topics had settings that differed. */
        public long alteredTopics() {
            return altered.stream().map(TopicSetting::topic).distinct().count();
        }
    }

    private final Cluster cluster;
    private final Settings settings;
    private final String prefix;
    private final int partitions;
    private final short replication;

    private TopicAdmin(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.prefix = settings.get(Setting.TOPIC_PREFIX);
        this.partitions = settings.number(Setting.PARTITIONS);
        this.replication = (short) settings.number(Setting.REPLICATION);
    }

    /**
     * Creates the topics that are missing and alters settings that differ; never changes a partition count.
     *
     * @param settings says where the cluster is, and the prefix, partitions and replication of the topics
     * @return what it changed
     * @throws SettingException if the event topics exist with another number of partitions than the settings say, or
     *     with different numbers; nothing was changed then
     * @throws CommandException if the cluster does not answer or refuses
     */
    public static Changes bringUp(Settings settings) {
        if (settings.number(Setting.PARTITIONS) == 0) {
            throw new SettingException(Setting.PARTITIONS.variable() + " is 0; a topic has at least one partition");
        }
        try (Cluster cluster = Cluster.connect(settings)) {
            return new TopicAdmin(cluster, settings).bringUp();
        } catch (ExecutionException e) {
            throw new CommandException(
                    "The topics cannot be created or updated at " + settings.get(Setting.BOOTSTRAP_SERVERS) + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Creating the topics was interrupted", e);
        }
    }

    private Changes bringUp() throws ExecutionException, InterruptedException {
        Map<String, Integer> counts = partitionCounts();
        requireCounts(counts);
        Set<Topic<?>> created = create(Topics.all().stream()
                .filter(topic -> !counts.containsKey(topic.name(prefix)))
                .toList());
        Map<String, Integer> all = awaitAll(counts);
        requireCounts(all);
        awaitLeaders(all);
        Map<String, Map<String, String>> wanted = new HashMap<>(StreamsService.changelogSettings(settings));
        Topics.all().stream()
                .filter(topic -> !created.contains(topic))
                .forEach(topic -> wanted.put(topic.name(prefix), topic.settings()));
        return new Changes(created.size(), alter(wanted));
    }

    /** A broker may answer that it does not know a topic which the controller created a moment ago. */
    private Map<String, Integer> awaitAll(Map<String, Integer> now) {
        Map<String, Integer> counts = now;
        long deadline = System.nanoTime() + VISIBLE_TIMEOUT.toNanos();
        while (counts.size() < Topics.all().size()) {
            if (System.nanoTime() > deadline) {
                throw new CommandException("The brokers did not show the new topics within "
                        + VISIBLE_TIMEOUT.toSeconds() + " s; they show " + counts.keySet());
            }
            LockSupport.parkNanos(POLL.toNanos());
            counts = partitionCounts();
        }
        return counts;
    }

    /** Only a leader knows where a log ends, and the client asks until one answers. */
    private void awaitLeaders(Map<String, Integer> counts) {
        List<TopicPartition> partitionsOfAll = new ArrayList<>();
        counts.forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                partitionsOfAll.add(new TopicPartition(topic, partition));
            }
        });
        cluster.offsets(partitionsOfAll, OffsetSpec.latest());
    }

    /** The topics that exist, with their counts of partitions. */
    private Map<String, Integer> partitionCounts() {
        Map<String, Integer> counts = new HashMap<>();
        cluster.topics(cluster.names(Topics.all()))
                .forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        return counts;
    }

    /** If the number of partitions changes, a key moves to another partition, where its state is not. */
    private void requireCounts(Map<String, Integer> counts) {
        String wrong = Topics.events().stream()
                .map(topic -> topic.name(prefix))
                .filter(name -> counts.getOrDefault(name, partitions) != partitions)
                .map(name -> name + " has " + counts.get(name))
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw new SettingException(Setting.PARTITIONS.variable() + " is " + partitions + ", but " + wrong
                    + " partitions. The event topics have equal numbers of partitions, which never change: set "
                    + Setting.PARTITIONS.variable() + " to the number that they have, or choose another "
                    + Setting.TOPIC_PREFIX.variable() + " and ingest the files again");
        }
    }

    /** Those of the topics that it created, and nobody else at the same time. */
    private Set<Topic<?>> create(Collection<Topic<?>> topics) throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<Void>> answers = cluster.admin()
                .createTopics(topics.stream()
                        .map(topic ->
                                new NewTopic(topic.name(prefix), partitions, replication).configs(topic.settings()))
                        .toList())
                .values();
        Set<String> created =
                TopicAnswers.of(answers, TopicExistsException.class::isInstance).keySet();
        return topics.stream()
                .filter(topic -> created.contains(topic.name(prefix)))
                .collect(Collectors.toSet());
    }

    /** What it altered; a changelog may not be there yet. */
    private List<TopicSetting> alter(Map<String, Map<String, String>> wanted)
            throws ExecutionException, InterruptedException {
        List<TopicSetting> differing =
                TopicSetting.differing(cluster.admin(), wanted, UnknownTopicOrPartitionException.class::isInstance);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        differing.forEach(setting -> changes.computeIfAbsent(
                        new ConfigResource(ConfigResource.Type.TOPIC, setting.topic()), topic -> new ArrayList<>())
                .add(change(setting)));
        Map<String, KafkaFuture<Void>> answers = new HashMap<>();
        cluster.admin()
                .incrementalAlterConfigs(changes)
                .values()
                .forEach((topic, answer) -> answers.put(topic.name(), answer));
        TopicAnswers.of(answers, error -> false);
        return differing;
    }

    private static AlterConfigOp change(TopicSetting setting) {
        return new AlterConfigOp(new ConfigEntry(setting.setting(), setting.wanted()), AlterConfigOp.OpType.SET);
    }
}
