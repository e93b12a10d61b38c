package vn.diemcau.chaos;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.ClusterException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Waits until nothing is under way any more: all is through to the database, the groups are whole, nothing is open. */
final class Settled implements AutoCloseable {
    /** How long nothing may move, with processes that may have just been started. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ChaosCluster cluster;
    private final Settings settings;
    private final Cluster brokers;
    private String lastSeen = "";

    Settled(ChaosCluster cluster) {
        this.cluster = cluster;
        this.settings = cluster.settings();
        this.brokers = Cluster.connect(settings);
    }

    /**
     * Returns once all is settled.
     *
     * @param load has finished
     * @throws PartFailure if it does not settle
     */
    void await(Load load, DataSource database) {
        String group = settings.get(Setting.APPLICATION_ID);
        awaitCommitted(load.sent().acknowledged(), PATIENCE);
        StackAccess.awaitThrough(
                settings, database, load.sent().lastGood(), LocalDate.parse(ChaosCluster.TODAY), PATIENCE);
        awaitAnswer(
                "the group of streams is whole",
                () -> isWhole(group, cluster.parts(Part.Role.STREAMS).size()));
        awaitAnswer(
                "the group of the consumers is whole",
                () -> isWhole(
                        group + "-consumer", cluster.parts(Part.Role.CONSUMER).size()));
        awaitAnswer("no transaction is open", this::isNothingOpen);
    }

    /** Returns once streams has committed all events up to their last offsets. */
    void awaitCommitted(Map<TopicPartition, Long> last, Duration atMost) {
        String group = settings.get(Setting.APPLICATION_ID);
        awaitAnswer("all events are committed", atMost, () -> isCommitted(group, last));
    }

    /** The members of a group; none while it is not stable. */
    List<String> members(String group) {
        try {
            ConsumerGroupDescription found = describe(group);
            List<String> members = new ArrayList<>();
            if (found.groupState() == GroupState.STABLE) {
                found.members().forEach(member -> members.add(member.consumerId()));
            }
            return members;
        } catch (ClusterException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        brokers.close();
    }

    private interface Question {
        boolean answer();
    }

    private void awaitAnswer(String what, Question question) {
        awaitAnswer(what, PATIENCE, question);
    }

    private void awaitAnswer(String what, Duration atMost, Question question) {
        try {
            Await.until(what, atMost, () -> {
                try {
                    return question.answer();
                } catch (ClusterException e) {
                    lastSeen = e.getCause().toString();
                    return false;
                }
            });
        } catch (PartFailure e) {
            throw new PartFailure(e.getMessage() + "; last seen: " + lastSeen);
        }
    }

    private boolean isCommitted(String group, Map<TopicPartition, Long> acknowledged) {
        var committed = Cluster.answer(
                "what a group has committed",
                brokers.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        lastSeen = "committed " + committed + " of " + acknowledged;
        return acknowledged.entrySet().stream()
                .allMatch(entry -> committed.get(entry.getKey()) != null
                        && committed.get(entry.getKey()).offset() == entry.getValue() + 1);
    }

    private boolean isWhole(String group, int members) {
        ConsumerGroupDescription found = describe(group);
        lastSeen = found.groupState() + " with " + found.members().size() + " members";
        return found.groupState() == GroupState.STABLE && found.members().size() == members;
    }

    private ConsumerGroupDescription describe(String group) {
        return Cluster.answer(
                        "who is in a group",
                        brokers.admin().describeConsumerGroups(List.of(group)).all())
                .get(group);
    }

    /** Where a transaction is open, what is committed ends before what is written. */
    private boolean isNothingOpen() {
        List<TopicPartition> partitions = brokers.partitions(brokers.topicNames());
        Map<TopicPartition, Long> written = brokers.offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> committed = brokers.committedEnds(partitions);
        List<TopicPartition> open = partitions.stream()
                .filter(partition -> !written.get(partition).equals(committed.get(partition)))
                .toList();
        lastSeen = "open in " + open;
        return open.isEmpty();
    }
}
