package vn.diemcau.cli.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.kafka.OpenTransaction;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** The topics of an installation, as the cluster describes them, and the groups that read them. */
public final class EventCluster implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final Admin admin;
    private final Settings settings;

    private EventCluster(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Connects to the cluster of the settings, and asks it for the number of partitions and of replicas of the event
     * topics.
     *
     * @throws CommandException if no cluster answers, or an event topic is missing
     */
    public static EventCluster connect(Settings settings) {
        Admin admin = Admin.create(settings.kafka());
        try {
            Map<String, TopicDescription> topics = describeEvents(admin, settings);
            if (topics.values().stream()
                            .map(topic -> topic.partitions().size())
                            .distinct()
                            .count()
                    > 1) {
                throw new CommandException(
                        "The event topics have different numbers of partitions; recreate them with equal numbers");
            }
            TopicDescription any = topics.values().iterator().next();
            return new EventCluster(
                    admin,
                    settings.with(
                                    Setting.PARTITIONS,
                                    Integer.toString(any.partitions().size()))
                            .with(
                                    Setting.REPLICATION,
                                    Integer.toString(
                                            any.partitions().get(0).replicas().size())));
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static Map<String, TopicDescription> describeEvents(Admin admin, Settings settings) {
        List<String> names = Topics.events().stream()
                .map(topic -> topic.name(settings.get(Setting.TOPIC_PREFIX)))
                .toList();
        String servers = settings.get(Setting.BOOTSTRAP_SERVERS);
        try {
            return admin.describeTopics(names).allTopicNames().get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new CommandException(
                        "The cluster at " + servers + " lacks the event topics " + String.join(", ", names)
                                + "; create them with 'diemcau topics', or check --topic-prefix, which is '"
                                + settings.get(Setting.TOPIC_PREFIX) + "'",
                        e);
            }
            throw new CommandException(
                    "The cluster at " + servers + " refuses: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new CommandException(
                    "No Kafka cluster answers at " + servers
                            + ". Is it running, and are the bootstrap servers correct?",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The settings with the partitions and the replication of the topics as they are. */
    public Settings settings() {
        return settings;
    }

    public Admin admin() {
        return admin;
    }

    public String name(Topic<?> topic) {
        return topic.name(settings.get(Setting.TOPIC_PREFIX));
    }

    /** The partitions of topics, which all have as many as the event topics. */
    public List<TopicPartition> partitionsOf(Collection<? extends Topic<?>> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, settings.number(Setting.PARTITIONS))
                        .mapToObj(partition -> new TopicPartition(name(topic), partition)))
                .toList();
    }

    /** The offsets at which partitions begin or end now; records of open transactions count. */
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return offsets(admin, partitions, spec);
    }

    public static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(
                        "where the topics begin and end",
                        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                                .all())
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    /** What transactions that are open keep back of partitions, as further sentences; empty if nothing. */
    public String heldBack(Collection<TopicPartition> partitions) {
        try {
            return OpenTransaction.find(admin, partitions).stream()
                    .map(transaction -> ". " + transaction)
                    .collect(Collectors.joining());
        } catch (ExecutionException e) {
            throw silent("which transactions are open", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** How many members a group has; 0 if it does not exist. */
    public int members(String group) {
        KafkaFuture<ConsumerGroupDescription> answer =
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
        try {
            return answer.get().members().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw silent("who is in the group " + group, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /** Waits for an answer; {@code what} is for the message if there is none. */
    public static <T> T get(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw silent(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CommandException silent(String what, ExecutionException e) {
        return new CommandException(
                "The broker does not report " + what + ": " + e.getCause().getMessage(), e);
    }

    private static CommandException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandException("Interrupted", e);
    }
}
