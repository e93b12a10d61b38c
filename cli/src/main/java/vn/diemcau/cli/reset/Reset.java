package vn.diemcau.cli.reset;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.consumer.write.SummaryConsumer;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LastRecords;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.StallDetector;
import vn.diemcau.service.kafka.TopicAnswers;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.topic.Topics;

/**
 * Deletes everything that the application has counted, so that it counts all events again. Summaries stay until they
 * are published again; those that are not published again are deleted when the reset is {@linkplain #finish finished}.
 *
 * <p>The topic {@link Topics#PROGRESS} is deleted first: by its id the processes notice that their local state is from
 * before the reset. An interrupted reset can simply be run again.
 */
final class Reset {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Settings settings;
    private final Duration patience;

    /**
     * @param patience the longest time without progress
     */
    Reset(Cluster cluster, Duration patience) {
        this.cluster = cluster;
        this.settings = cluster.settings();
        this.patience = patience;
    }

    /** The topics that it deletes, if they exist. */
    List<String> doomedTopics() {
        List<String> doomed = new ArrayList<>(List.of(cluster.name(Topics.PROGRESS)));
        doomed.addAll(StreamsService.changelogs(settings));
        doomed.add(cluster.name(Topics.PROVINCE_PARTIALS));
        doomed.retainAll(cluster.topicNames());
        return doomed;
    }

    /**
     * How many event records the topics have, and how many are missing at their beginnings: those cannot be counted.
     */
    record Events(long present, long gone) {}

    Events events() {
        List<TopicPartition> logs = cluster.partitionsOf(Topics.events());
        long gone = sum(cluster.offsets(logs, OffsetSpec.earliest()));
        return new Events(sum(cluster.offsets(logs, OffsetSpec.latest())) - gone, gone);
    }

    /**
     * Waits until no process is running: a killed process stays in its group until its session ends.
     *
     * @param atMost how long to wait
     * @throws CommandException if a group of the application still has members then
     */
    void awaitStopped(Duration atMost, Consumer<String> progress) {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Map<String, Integer> members = members(); !members.isEmpty(); members = members()) {
            if (System.nanoTime() > deadline) {
                throw running(members.toString());
            }
            progress.accept("waiting for the members of the groups " + members + " to leave");
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private Map<String, Integer> members() {
        Map<String, Integer> members = new TreeMap<>();
        for (String group : List.of(settings.get(Setting.APPLICATION_ID), SummaryConsumer.groupId(settings))) {
            int count = cluster.members(group);
            if (count > 0) {
                members.put(group, count);
            }
        }
        return members;
    }

    private void requireStopped() {
        Map<String, Integer> members = members();
        if (!members.isEmpty()) {
            throw running(members.toString());
        }
    }

    /**
     * Resets; the application must be stopped until this returns.
     *
     * @param clear whether to remove all summaries at once, instead of only those that are not published again
     * @throws CommandException if the application is running
     */
    void run(boolean clear) {
        requireStopped();
        Map<TopicPartition, Long> ends = cluster.offsets(cluster.partitionsOf(Topics.summaries()), OffsetSpec.latest());
        List<String> doomed = doomedTopics();
        deleteGroup();
        deleteTopics(List.of(cluster.name(Topics.PROGRESS)));
        TopicAdmin.bringUp(settings);
        doomed.remove(cluster.name(Topics.PROGRESS));
        deleteTopics(doomed);
        TopicAdmin.bringUp(settings);
        requireStopped();
        if (clear) {
            try (Sweep sweep = new Sweep(cluster, ends, patience)) {
                sweep.run();
            }
        } else {
            ResetNote.write(cluster, ends);
        }
    }

    /**
     * Waits until the present events are counted and published.
     *
     * @param today the date in Asia/Ho_Chi_Minh for which streams must count
     * @throws CommandException if there was no progress for a long time
     */
    void awaitRebuilt(LocalDate today, Consumer<String> progress) {
        StallDetector watch = StallDetector.of(patience);
        watch.waitFor("the last events");
        try (PipelineBarrier through = new PipelineBarrier(settings, null, Optional::empty, patience, progress);
                var tail = LogReader.committed(settings)) {
            through.awaitPublished(
                    new LastRecords(cluster, tail, watch).find(cluster.partitionsOf(Topics.events())), today);
        }
    }

    /**
     * The sweep that finishes the reset after the rebuild.
     *
     * @throws CommandException if no reset is unfinished
     */
    Sweep finish() {
        Map<TopicPartition, Long> ends = ResetNote.read(cluster, patience);
        if (ends.isEmpty()) {
            throw new CommandException("There is no reset to finish: none was started, or it is already finished");
        }
        return new Sweep(cluster, ends, patience);
    }

    /** The sweep is done. */
    void finished() {
        ResetNote.write(cluster, Map.of());
    }

    private void deleteGroup() {
        String group = settings.get(Setting.APPLICATION_ID);
        try {
            cluster.admin().deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                throw running("[" + group + "]");
            }
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new CommandException(
                        "The group " + group + " cannot be deleted: "
                                + e.getCause().getMessage(),
                        e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
    }

    private void deleteTopics(Collection<String> names) {
        try {
            TopicAnswers.of(
                    cluster.admin().deleteTopics(names).topicNameValues(),
                    UnknownTopicOrPartitionException.class::isInstance);
        } catch (ExecutionException e) {
            throw new CommandException(
                    "The topics " + names + " cannot be deleted: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
        long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
        while (names.stream().anyMatch(cluster.topicNames()::contains)) {
            if (System.nanoTime() > deadline) {
                throw new CommandException("The brokers still show the deleted topics " + names + "; run it again");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static CommandException running(String groups) {
        return new CommandException(
                "The application is running: the groups " + groups + " have members. Stop all processes of"
                        + " streams and consumer. A process that was just stopped may remain a member until its session ends,"
                        + " 10 s by default: use --wait 60");
    }
}
