package vn.diemcau.benchmark.peer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.Unit;
import vn.diemcau.summary.ProvinceSummary;
import vn.diemcau.topic.Topics;

/**
 * The totals of the provinces as the book has it: streams are grouped and aggregated into tables, tables are joined,
 * grouped again and aggregated. Cells are kept apart by conference and unit of map 34, so that a state is small, and what
 * is said of a whole conference goes to all its cells. Entries, whose retraction does not say whose they were, are a
 * table of their own.
 */
final class TextbookTopology {
    private static final ProvinceRegister REGISTER = ProvinceRegister.get();
    private static final List<String> SUCCESSORS =
            REGISTER.units(ProvinceMap.MAP_34).stream().map(Unit::code).toList();

    private final StreamsBuilder builder = new StreamsBuilder();
    private final StateSerdes serdes;
    private final LocalDate today;
    private final List<KTable<String, Contribution>> totals = new ArrayList<>();

    TextbookTopology(StateSerdes serdes, LocalDate today) {
        this.serdes = serdes;
        this.today = today;
    }

    /**
     * Builds it.
     *
     * @param events of the values of all topics of events
     * @param summaries of the values of the topic of province summaries
     */
    StreamsBuilder build(Serde<SpecificRecord> events, Serde<ProvinceSummary> summaries) {
        List<String> topics =
                Topics.events().stream().map(topic -> topic.name("")).toList();
        KStream<String, SpecificRecord> stream = builder.stream(topics, Consumed.with(Serdes.String(), events));
        KTable<String, CellState> cells = cells(stream, events);
        KTable<String, SortedMap<String, long[]>> entries = entries(stream, events);
        KTable<String, Contribution> contributions = cells.leftJoin(
                entries,
                (cell, counters) -> cell.contribution(counters == null ? new TreeMap<>() : counters, today),
                store("contributions", serdes.contributions()));

        KTable<String, Contribution> quarters = rollUp("quarters", contributions, key -> key, UnaryOperator.identity());
        rollUp("years", quarters, TextbookTopology::yearOf, UnaryOperator.identity());
        rollUp("all", quarters, TextbookTopology::allOf, UnaryOperator.identity());
        KTable<String, Contribution> nation = rollUp(
                "nation-quarters", quarters, key -> "VN" + key.substring(key.indexOf('/')), Contribution::ofNation);
        rollUp("nation-years", nation, TextbookTopology::yearOf, UnaryOperator.identity());
        rollUp("nation-all", nation, TextbookTopology::allOf, UnaryOperator.identity());
        totals.stream()
                .map(table -> table.toStream().flatMap(TextbookTopology::rows))
                .reduce(KStream::merge)
                .orElseThrow()
                .to(Topics.PROVINCE_SUMMARIES.name(""), Produced.with(Serdes.String(), summaries));
        return builder;
    }

    private KTable<String, CellState> cells(KStream<String, SpecificRecord> stream, Serde<SpecificRecord> events) {
        return stream.flatMap(TextbookTopology::byCell)
                .repartition(Repartitioned.with(Serdes.String(), events).withName("cell-events"))
                .groupByKey(Grouped.with(Serdes.String(), events))
                .aggregate(
                        CellState::new,
                        (key, event, cell) -> cell.apply(key.substring(key.lastIndexOf('/') + 1), PeerEvent.of(event)),
                        Named.as("cells-aggregate"),
                        store("cells", serdes.cells()));
    }

    private KTable<String, SortedMap<String, long[]>> entries(
            KStream<String, SpecificRecord> stream, Serde<SpecificRecord> events) {
        KTable<String, Entry> entries = stream.flatMap(TextbookTopology::byEntry)
                .repartition(Repartitioned.with(Serdes.String(), events).withName("entry-events"))
                .groupByKey(Grouped.with(Serdes.String(), events))
                .aggregate(
                        Entry::new,
                        (key, event, entry) -> {
                            entry.apply(PeerEvent.of(event));
                            return entry;
                        },
                        Named.as("entries-aggregate"),
                        store("entries", serdes.entries()));
        return entries.filter((key, entry) -> entry.countsFor() != null)
                .groupBy(
                        (key, entry) -> KeyValue.pair(
                                key.substring(0, key.indexOf('/') + 1) + REGISTER.successor(entry.countsFor()), entry),
                        Grouped.with("cell-entries", Serdes.String(), serdes.entries()))
                .aggregate(
                        TreeMap::new,
                        (key, entry, sums) -> plus(sums, entry, 1),
                        (key, entry, sums) -> plus(sums, entry, -1),
                        store("cell-entries", serdes.counters()));
    }

    /** Sums up a table by another key. */
    private KTable<String, Contribution> rollUp(
            String name,
            KTable<String, Contribution> from,
            UnaryOperator<String> period,
            UnaryOperator<Contribution> value) {
        KTable<String, Contribution> table = from.groupBy(
                        (key, contribution) -> KeyValue.pair(
                                period.apply(name.equals("quarters") ? quarterOf(key, contribution) : key),
                                value.apply(contribution)),
                        Grouped.with(name, Serdes.String(), serdes.contributions()))
                .aggregate(
                        Contribution::none,
                        (key, contribution, sum) -> sum.plus(contribution, 1),
                        (key, contribution, sum) -> sum.plus(contribution, -1),
                        store(name, serdes.contributions()));
        totals.add(table);
        return table;
    }

    /** The key {@code SUCCESSOR/QUARTER} of what a cell contributes; null where it contributes nothing. */
    private static String quarterOf(String cell, Contribution contribution) {
        return contribution.quarter().isEmpty()
                ? null
                : cell.substring(cell.lastIndexOf('/') + 1) + "/" + contribution.quarter();
    }

    private static String yearOf(String quarter) {
        return quarter.substring(0, quarter.lastIndexOf('-'));
    }

    private static String allOf(String key) {
        return key.substring(0, key.indexOf('/')) + "/ALL";
    }

    private static SortedMap<String, long[]> plus(SortedMap<String, long[]> sums, Entry entry, int times) {
        entry.addTo(sums.computeIfAbsent(entry.countsFor(), absent -> new long[Counters.SIZE]), times);
        return sums;
    }

    private static List<KeyValue<String, SpecificRecord>> byCell(String conference, SpecificRecord envelope) {
        Object body = PeerEvent.of(envelope).body();
        if (Frame.takes(body)) {
            return SUCCESSORS.stream()
                    .map(successor -> KeyValue.pair(conference + "/" + successor, envelope))
                    .toList();
        }
        return Optional.ofNullable(Cell.provinceOf(body))
                .map(province -> KeyValue.pair(conference + "/" + REGISTER.successor(province), envelope))
                .stream()
                .toList();
    }

    private static List<KeyValue<String, SpecificRecord>> byEntry(String conference, SpecificRecord envelope) {
        return Entry.idOf(PeerEvent.of(envelope).body())
                .map(id -> KeyValue.pair(conference + "/" + id, envelope))
                .stream()
                .toList();
    }

    private static List<KeyValue<String, ProvinceSummary>> rows(String key, Contribution total) {
        String period = key.substring(key.indexOf('/') + 1);
        List<KeyValue<String, ProvinceSummary>> rows = new ArrayList<>();
        total.counters().forEach((unit, counters) -> {
            String row = unit + "/" + period;
            rows.add(KeyValue.pair(row, Counters.summary(row, counters, Instant.now())));
        });
        return rows;
    }

    private static <T> Materialized<String, T, KeyValueStore<Bytes, byte[]>> store(String name, Serde<T> serde) {
        return Materialized.<String, T, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(serde);
    }
}
