package vn.diemcau.cli.reconcile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummaryConsumer;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.StalledException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.topology.EventDecoder;
import vn.diemcau.topic.Topics;

/** Compares the summary topics and the database with the results of the batch model. */
final class Reconciliation {
    private final Cluster cluster;
    private final Settings settings;
    private final DataSource database;
    private final LocalDate today;
    private final Duration patience;
    private final Differences findings;
    private final Consumer<String> progress;
    private final List<String> compared = new ArrayList<>();

    /**
     * @param today the date in Asia/Ho_Chi_Minh for which the summaries must be counted
     * @param patience the longest time without progress
     * @param progress receives messages about the progress
     */
    Reconciliation(
            Cluster cluster,
            DataSource database,
            LocalDate today,
            Duration patience,
            Differences findings,
            Consumer<String> progress) {
        this.cluster = cluster;
        this.settings = cluster.settings();
        this.database = database;
        this.today = today;
        this.patience = patience;
        this.findings = findings;
        this.progress = progress;
    }

    /**
     * Recounts the present events, waits until they are processed and compares.
     *
     * @return what was compared and how many differences there are, in one line
     * @throws CommandException if there was no progress for a long time, streams counts for another day, or events
     *     arrived meanwhile
     */
    String run() {
        List<TopicPartition> logs = cluster.partitionsOf(Topics.events());
        Map<TopicPartition, Long> ends = cluster.offsets(logs, OffsetSpec.latest());
        try (EventDecoder decoder = EventDecoder.of(settings);
                LogReader reader = new LogReader(settings, patience)) {
            EventRecount recount = recount(decoder, reader, ends);
            awaitAll(recount.last());
            for (SummaryTable table : SummaryTable.values()) {
                compareTopic(table, recount.rows(table), reader);
                compareDatabase(table, recount.rows(table));
            }
            requireUnchanged(ends, cluster.offsets(logs, OffsetSpec.latest()));
            return String.format(
                    "%,d events as of %s, %,d records skipped as dead letters; rows compared in topics and database:"
                            + " %s; %,d differences",
                    recount.events(), today, recount.skipped(), String.join(", ", compared), findings.count());
        }
    }

    private EventRecount recount(EventDecoder decoder, LogReader reader, Map<TopicPartition, Long> ends) {
        int partitions = settings.number(Setting.PARTITIONS);
        EventRecount recount = new EventRecount(decoder, partitions, today);
        for (int number = 0; number < partitions; number++) {
            progress.accept(
                    String.format("recounting, %d of %d partitions, %,d events", number, partitions, recount.events()));
            int wanted = number;
            recount.partition(
                    reader,
                    ends.entrySet().stream()
                            .filter(end -> end.getKey().partition() == wanted)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
        return recount;
    }

    private void awaitAll(Map<TopicPartition, Long> events) {
        try (PipelineBarrier through = new PipelineBarrier(settings, database, Optional::empty, patience, progress)) {
            through.await(events, today);
            if (!through.days().equals(Set.of(today))) {
                throw new CommandException("Streams counts as of " + through.days() + ", not of " + today
                        + "; give the date of streams with --as-of");
            }
        } catch (CommandException | StalledException e) {
            throw new CommandException(e.getMessage() + idle(), e);
        }
    }

    /** A possible reason why there is no progress. */
    private String idle() {
        return List.of(settings.get(Setting.APPLICATION_ID), SummaryConsumer.groupId(settings)).stream()
                .filter(group -> cluster.members(group) == 0)
                .map(group -> ". The group " + group + " has no members: is that service running?")
                .collect(Collectors.joining());
    }

    private void compareTopic(SummaryTable table, PackedRows expected, LogReader reader) {
        progress.accept("comparing the topic of " + table.label());
        SummaryTopic.read(table, cluster, reader, findings).compare(expected, settings, findings);
    }

    private void compareDatabase(SummaryTable table, PackedRows expected) {
        progress.accept("comparing the table of " + table.label());
        Set<String> missing = expected.keys();
        new SummaryReader(database).read(table, SummaryFilter.NONE, row -> {
            String key = table.keyOf(row);
            missing.remove(key);
            findings.addAll(JsonRow.differences(row(table, key), expected.get(key), row));
        });
        missing.forEach(key -> findings.addAll(JsonRow.differences(row(table, key), expected.get(key), null)));
        compared.add(String.format("%,d %s", expected.size(), table.label()));
    }

    private static String row(SummaryTable table, String key) {
        return "table " + table.tableName() + " " + key;
    }

    private void requireUnchanged(Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        if (findings.count() > 0 && !before.equals(after)) {
            throw new CommandException(String.format(
                    "Events arrived meanwhile and may have caused the %,d differences; run it again while nothing"
                            + " is ingested",
                    findings.count()));
        }
    }
}
