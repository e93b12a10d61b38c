package vn.diemcau.service.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;

/** What a cluster says of the topics of an installation and of the groups that read them. Thread-safe. */
public final class Cluster implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final Admin admin;
    private final Settings settings;

    private Cluster(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * A client for the cluster of the settings; it asks nothing yet.
     *
     * @throws ClusterException if no client can be made of the settings
     */
    public static Cluster connect(Settings settings) {
        return create(settings, Map.of());
    }

    /** As {@link #connect}, under a client id of its own: a process may have several clients. */
    public static Cluster connectAs(String clientId, Settings settings) {
        return create(settings, Map.of(AdminClientConfig.CLIENT_ID_CONFIG, clientId));
    }

    private static Cluster create(Settings settings, Map<String, Object> own) {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.putAll(own);
        try {
            return new Cluster(Admin.create(properties), settings);
        } catch (KafkaException e) {
            throw unreachable(settings, e);
        }
    }

    /**
     * As {@link #connect}, and takes from the cluster how many partitions the topics of events have and how many copies of
     * each.
     *
     * @throws ClusterException if no cluster answers, or one that lacks topics of events or has them with different
     *     numbers of partitions
     */
    public static Cluster withEvents(Settings settings) {
        Cluster cluster = connect(settings);
        try {
            EventTopics events = EventTopics.of(cluster);
            return new Cluster(
                    cluster.admin,
                    settings.with(Setting.PARTITIONS, Integer.toString(events.partitions()))
                            .with(Setting.REPLICATION, Integer.toString(events.replication())));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The settings; of {@link #withEvents}, with the partitions and the replication of the topics as they are. */
    public Settings settings() {
        return settings;
    }

    public Admin admin() {
        return admin;
    }

    public String name(Topic<?> topic) {
        return topic.name(settings.get(Setting.TOPIC_PREFIX));
    }

    public List<String> names(Collection<? extends Topic<?>> topics) {
        return topics.stream().map(this::name).toList();
    }

    /** The partitions of topics, all of as many as the settings say. */
    public List<TopicPartition> partitionsOf(Collection<? extends Topic<?>> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, settings.number(Setting.PARTITIONS))
                        .mapToObj(partition -> new TopicPartition(name(topic), partition)))
                .toList();
    }

    /** The names of all topics on the broker that the user may see. */
    public Set<String> topicNames() {
        return answer("which topics it has", admin.listTopics().names());
    }

    /**
     * Describes topics, by their names on the broker; those that it does not have are left out.
     *
     * @throws ClusterException if no cluster answers, or it refuses
     */
    public SortedMap<String, TopicDescription> topics(Collection<String> names) {
        SortedMap<String, TopicDescription> found = new TreeMap<>();
        SortedSet<String> refused = new TreeSet<>();
        admin.describeTopics(names).topicNameValues().forEach((name, answer) -> {
            try {
                found.put(name, answer.get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    refused.add(name);
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw unreachable(settings, e.getCause());
                }
            } catch (TimeoutException e) {
                throw unreachable(
                        settings,
                        new org.apache.kafka.common.errors.TimeoutException(
                                "no answer for " + ANSWER_WITHIN.toSeconds() + " s", e));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        });
        if (!refused.isEmpty()) {
            throw unreachable(settings, new TopicAuthorizationException(refused));
        }
        return found;
    }

    /** The partitions of topics, by their names on the broker; those that it does not have are left out. */
    public List<TopicPartition> partitions(Collection<String> names) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics(names)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(name, partition.partition()))));
        return partitions;
    }

    /** The offsets at which partitions begin or end now; what transactions have open counts. */
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return offsets(partitions, spec, IsolationLevel.READ_UNCOMMITTED);
    }

    /** The offsets at which what is committed in partitions ends now. */
    public Map<TopicPartition, Long> committedEnds(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> wanted = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(
                        "where the topics begin and end",
                        admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                                .all())
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    /** The open transactions that keep records of partitions from being read, as further sentences; empty if none do. */
    public String heldBack(Collection<TopicPartition> partitions) {
        try {
            return OpenTransaction.find(this, partitions).stream()
                    .map(transaction -> ". " + transaction)
                    .collect(Collectors.joining());
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "The broker does not report which transactions are open: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * How many members a group has; 0 if there is no such group.
     *
     * @throws ClusterException if no cluster answers, or it refuses
     */
    public int members(String group) {
        KafkaFuture<ConsumerGroupDescription> description =
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
        try {
            return answer("who is in the group " + group, description).members().size();
        } catch (ClusterException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    /** Without a limit it would wait for the question that a broker that is unavailable leaves open. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /**
     * Waits for an answer.
     *
     * @param what what it is about, for the message if none comes
     * @throws ClusterException if none comes; its cause is what the client says
     */
    public static <T> T answer(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "The broker does not report " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static ClusterException unreachable(Settings settings, Throwable error) {
        String servers = settings.get(Setting.BOOTSTRAP_SERVERS);
        Throwable cause = error.getCause();
        String reason =
                error.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return AccessException.of(error)
                .map(denied -> new ClusterException(denied.getMessage() + ". Servers: " + servers, error))
                .orElseGet(() -> new ClusterException(
                        "No Kafka cluster answers at " + servers + " (" + reason
                                + "). Is it running, and are the bootstrap servers correct?",
                        error));
    }
}
