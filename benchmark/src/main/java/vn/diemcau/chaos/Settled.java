package vn.diemcau.chaos;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Waits until nothing is under way any more: all is through to the database, the groups are whole, nothing is open. */
final class Settled implements AutoCloseable {
    /** How long nothing may move, with processes that may have just been started. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ChaosCluster cluster;
    private final Settings settings;
    private final Admin admin;
    private String lastSeen = "";

    Settled(ChaosCluster cluster) {
        this.cluster = cluster;
        this.settings = cluster.settings();
        this.admin = Admin.create(settings.kafka());
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
        } catch (ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private interface Question {
        boolean answer() throws ExecutionException, InterruptedException;
    }

    private void awaitAnswer(String what, Question question) {
        awaitAnswer(what, PATIENCE, question);
    }

    private void awaitAnswer(String what, Duration atMost, Question question) {
        try {
            Await.until(what, atMost, () -> {
                try {
                    return question.answer();
                } catch (ExecutionException e) {
                    lastSeen = e.getCause().toString();
                    return false;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new PartFailure("interrupted");
                }
            });
        } catch (PartFailure e) {
            throw new PartFailure(e.getMessage() + "; last seen: " + lastSeen);
        }
    }

    private boolean isCommitted(String group, Map<TopicPartition, Long> acknowledged)
            throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        lastSeen = "committed " + committed + " of " + acknowledged;
        return acknowledged.entrySet().stream()
                .allMatch(entry -> committed.get(entry.getKey()) != null
                        && committed.get(entry.getKey()).offset() == entry.getValue() + 1);
    }

    private boolean isWhole(String group, int members) throws ExecutionException, InterruptedException {
        ConsumerGroupDescription found = describe(group);
        lastSeen = found.groupState() + " with " + found.members().size() + " members";
        return found.groupState() == GroupState.STABLE && found.members().size() == members;
    }

    private ConsumerGroupDescription describe(String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().get(group);
    }

    /** Where a transaction is open, what is committed ends before what is written. */
    private boolean isNothingOpen() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(
                        admin.listTopics().names().get())
                .allTopicNames()
                .get()
                .values()) {
            topic.partitions()
                    .forEach(partition -> partitions.put(
                            new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, ListOffsetsResultInfo> written = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, ListOffsetsResultInfo> committed = ends(partitions, IsolationLevel.READ_COMMITTED);
        List<TopicPartition> open = partitions.keySet().stream()
                .filter(partition -> written.get(partition).offset()
                        != committed.get(partition).offset())
                .toList();
        lastSeen = "open in " + open;
        return open.isEmpty();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(
            Map<TopicPartition, OffsetSpec> partitions, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(partitions, new ListOffsetsOptions(isolation))
                .all()
                .get();
    }
}
