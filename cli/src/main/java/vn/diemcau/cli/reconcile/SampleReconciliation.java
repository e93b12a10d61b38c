package vn.diemcau.cli.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.consumer.read.ProvinceSums;
import vn.diemcau.consumer.read.SummaryQuery;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.model.RowDifferences;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.kafka.StalledException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.topology.EventDecoder;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topics;

/**
 * Compares the rows of some conferences, chosen at random, with what the batch model makes of their events. All events of a
 * conference are on partitions of one number, so it reads those of one number only, and keeps the events of the sample
 * alone. It may run while events come in: conferences of which some came meanwhile are left out. The province summaries of
 * one unit, drawn by lot too, are held against the sums of its cells.
 */
final class SampleReconciliation {
    /** Those whose rows are of one conference each. */
    private static final List<SummaryTable> TABLES = List.of(
            SummaryTable.CONFERENCES, SummaryTable.DIRECTIVES, SummaryTable.PARTICIPATION, SummaryTable.STATUSES);

    private final Cluster cluster;
    private final Settings settings;
    private final SummaryReader tables;
    private final DataSource database;
    private final Supplier<LocalDate> today;
    private final Duration patience;
    private final Consumer<String> progress;

    /**
     * What was compared.
     *
     * @param partition the number of the partitions
     * @param conferences how many conferences, without those of which events came in meanwhile
     * @param events of these
     * @param province the unit whose summaries were compared, as {@code MAP/CODE}
     */
    record Result(int partition, int conferences, long events, String province) {}

    /**
     * @param today the date in Asia/Ho_Chi_Minh that the summaries have to be of
     * @param patience how long nothing may move
     * @param progress takes messages about what is going on
     */
    SampleReconciliation(
            Cluster cluster,
            DataSource database,
            Supplier<LocalDate> today,
            Duration patience,
            Consumer<String> progress) {
        this.cluster = cluster;
        this.settings = cluster.settings();
        this.database = database;
        this.tables = new SummaryReader(database);
        this.today = today;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Compares.
     *
     * @param size how many conferences at most
     * @param random draws them
     * @throws CommandException if nothing moved for long, streams stands at another day, or the day has changed
     */
    Result run(int size, RandomGenerator random, Differences findings) {
        List<TopicPartition> all = cluster.partitionsOf(Topics.events());
        int number = draw(cluster.offsets(all, OffsetSpec.latest()), random);
        LocalDate day = today.get();
        List<TopicPartition> logs = all.stream()
                .filter(partition -> partition.partition() == number)
                .toList();
        try (EventDecoder decoder = EventDecoder.of(settings);
                LogReader reader = new LogReader(settings, patience)) {
            ConferenceEvents sample = ConferenceEvents.ofSample(size, random.nextLong());
            progress.accept("reading the events of partition " + number);
            read(reader, logs, sample::add);
            awaitAll(sample.last(), day);
            progress.accept("comparing " + sample.keys().size() + " conferences");
            Map<SummaryTable, Map<String, ObjectNode>> rows = rows(sample.keys());
            Set<Bytes> touched = new HashSet<>();
            read(reader, logs, message -> touched.add(ConferenceEvents.key(message)));
            sample.keys().removeAll(touched);
            if (!today.get().equals(day)) {
                throw new CommandException("A new day has begun meanwhile; run it again");
            }
            touched.forEach(key -> rows.values().forEach(table -> table.keySet().removeIf(isOf(key))));
            int conferences = sample.keys().size();
            EventRecount recount = new EventRecount(decoder, settings.number(Setting.PARTITIONS), day);
            recount.count(sample);
            rows.forEach((table, found) -> compare(table, recount.rows(table), found, findings));
            return new Result(number, conferences, recount.events(), compareProvince(random, day, findings));
        }
    }

    /**
     * Holds the summaries of a unit against its cells. Both are stored independently, so where they differ it waits until
     * all that is published by then is stored and looks again: what has not changed meanwhile should have agreed.
     */
    private String compareProvince(RandomGenerator random, LocalDate day, Differences findings) {
        ProvinceMap map = ProvinceMap.values()[random.nextInt(ProvinceMap.values().length)];
        List<String> units = new ArrayList<>(ProvinceRegister.get().codes(map));
        units.add(ProvinceRegister.NATION);
        String unit = units.get(random.nextInt(units.size()));
        progress.accept("comparing the summaries of " + unit + " on map " + map.label());
        ProvinceSums before = ProvinceSums.read(database, map, unit);
        if (!before.rows().equals(before.sums())) {
            awaitAll(Map.of(), day);
            ProvinceSums after = ProvinceSums.read(database, map, unit);
            Set<String> periods = new TreeSet<>(after.rows().keySet());
            periods.addAll(after.sums().keySet());
            periods.removeIf(period -> !counters(before.rows(), period).equals(counters(after.rows(), period))
                    || !counters(before.sums(), period).equals(counters(after.sums(), period)));
            for (String period : periods) {
                compare(
                        "table " + SummaryTable.PROVINCES.tableName() + " " + RecordKey.of(map.label(), unit, period),
                        counters(after.sums(), period),
                        counters(after.rows(), period),
                        findings);
            }
        }
        return RecordKey.of(map.label(), unit);
    }

    private static Map<String, Long> counters(Map<String, Map<String, Long>> byPeriod, String period) {
        return byPeriod.getOrDefault(period, Map.of());
    }

    private static void compare(String row, Map<String, Long> expected, Map<String, Long> found, Differences findings) {
        Set<String> fields = new TreeSet<>(expected.keySet());
        fields.addAll(found.keySet());
        for (String field : fields) {
            long wanted = expected.getOrDefault(field, 0L);
            long got = found.getOrDefault(field, 0L);
            if (wanted != got) {
                findings.add(RowDifferences.field(row, field, wanted, got));
            }
        }
    }

    /** The number of partitions that hold something, if any do. */
    private static int draw(Map<TopicPartition, Long> ends, RandomGenerator random) {
        List<Integer> numbers = ends.entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .map(end -> end.getKey().partition())
                .distinct()
                .sorted()
                .toList();
        return numbers.isEmpty() ? 0 : numbers.get(random.nextInt(numbers.size()));
    }

    private void read(LogReader reader, List<TopicPartition> logs, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        try {
            reader.read(cluster.offsets(logs, OffsetSpec.latest()), to);
        } catch (StalledException e) {
            throw new CommandException(e.getMessage() + cluster.heldBack(logs), e);
        }
    }

    private void awaitAll(Map<TopicPartition, Long> events, LocalDate day) {
        try (PipelineBarrier through = new PipelineBarrier(settings, database, Optional::empty, patience, progress)) {
            through.await(events, day);
            if (!through.days().equals(Set.of(day))) {
                throw new CommandException("Streams counts as of " + through.days() + ", not of " + day
                        + "; give the date of streams with --as-of");
            }
        }
    }

    /** The rows of conferences, by table and key. */
    private Map<SummaryTable, Map<String, ObjectNode>> rows(Set<Bytes> conferences) {
        Map<SummaryTable, Map<String, ObjectNode>> rows = new EnumMap<>(SummaryTable.class);
        for (SummaryTable table : TABLES) {
            Map<String, ObjectNode> found = new HashMap<>();
            conferences.forEach(conference -> tables.read(
                    SummaryQuery.of(table, List.of(text(conference))), row -> found.put(table.keyOf(row), row)));
            rows.put(table, found);
        }
        return rows;
    }

    private static void compare(
            SummaryTable table, PackedRows expected, Map<String, ObjectNode> found, Differences findings) {
        Set<String> keys = expected.keys();
        keys.addAll(found.keySet());
        keys.forEach(key -> findings.addAll(
                JsonRow.differences("table " + table.tableName() + " " + key, expected.get(key), found.get(key))));
    }

    private static Predicate<String> isOf(Bytes conference) {
        String id = text(conference);
        return key -> key.equals(id) || key.startsWith(id + "/");
    }

    private static String text(Bytes key) {
        return new String(key.get(), StandardCharsets.UTF_8);
    }
}
