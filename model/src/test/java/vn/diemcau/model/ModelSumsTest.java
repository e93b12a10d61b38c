package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.summary.ProvinceSummary;

/** How the rows of the five tables add up to one another, whatever the events. */
class ModelSumsTest {
    /** Fields of a conference's row and the counters of the cells that they add up. */
    private static final Map<String, String> SUMS_OF_CELLS = Map.ofEntries(
            Map.entry("provincesInvited", "conferencesInvited"),
            Map.entry("provincesAttended", "conferencesAttended"),
            Map.entry("provincesAbsent", "conferencesAbsent"),
            Map.entry("sites", "sites"),
            Map.entry("delegates", "delegates"),
            Map.entry("connectedSeconds", "connectedSeconds"),
            Map.entry("directivesAssigned", "directivesAssigned"),
            Map.entry("directivesCompletedOnTime", "directivesCompletedOnTime"),
            Map.entry("directivesCompletedLate", "directivesCompletedLate"),
            Map.entry("directivesOverdue", "directivesOverdue"),
            Map.entry("directivesOpen", "directivesOpen"),
            Map.entry("awards", "awards"));

    @Property(tries = 200)
    void shouldAddUpCellsToProvinces(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // When
        ModelSummaries summaries = BatchModel.of(history, today);

        // Then
        SortedMap<String, List<ParticipationSummary>> cells = new TreeMap<>();
        summaries
                .participation()
                .values()
                .forEach(cell -> keys(cell, summaries.conferences().get(cell.getConferenceId()))
                        .forEach(key -> cells.computeIfAbsent(key, absent -> new ArrayList<>())
                                .add(cell)));

        assertThat(summaries.provinces().keySet()).isEqualTo(cells.keySet());
        summaries
                .provinces()
                .forEach(
                        (key, row) -> assertThat(ExpectedCounts.of(row)).isEqualTo(ExpectedCounts.sum(cells.get(key))));
    }

    @Property(tries = 200)
    void shouldAddUpUnitsToTheCountryAndQuartersToYears(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // When
        ModelSummaries summaries = BatchModel.of(history, today);

        // Then
        summaries.provinces().values().forEach(row -> {
            if (row.getProvince().equals("VN")) {
                assertThat(ExpectedCounts.of(row))
                        .isEqualTo(sum(
                                summaries,
                                other -> !other.getProvince().equals("VN")
                                        && other.getMap().equals(row.getMap())
                                        && other.getPeriod().equals(row.getPeriod())));
            }
            Predicate<ProvinceSummary> sameUnit = other ->
                    other.getMap().equals(row.getMap()) && other.getProvince().equals(row.getProvince());
            if (row.getPeriod().equals("ALL")) {
                assertThat(ExpectedCounts.of(row))
                        .isEqualTo(sum(
                                summaries,
                                sameUnit.and(other -> other.getPeriod().matches("\\d{4}"))));
            } else if (!row.getPeriod().contains("Q")) {
                assertThat(ExpectedCounts.of(row))
                        .isEqualTo(sum(
                                summaries,
                                sameUnit.and(other -> other.getPeriod().startsWith(row.getPeriod() + "-Q"))));
            }
        });
    }

    @Property(tries = 200)
    void shouldAddUpCellsToConferences(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // When
        ModelSummaries summaries = BatchModel.of(history, today);

        // Then
        summaries.conferences().forEach((conferenceId, row) -> {
            SortedMap<String, Long> conference = ExpectedCounts.of(row);
            SortedMap<String, Long> cells = ExpectedCounts.sum(
                    of(conferenceId, summaries.participation().values()));
            SUMS_OF_CELLS.forEach((field, counter) ->
                    assertThat(conference.get(field)).as(field).isEqualTo(cells.get(counter)));
            assertThat(row.getSpeeches()).isGreaterThanOrEqualTo(cells.getOrDefault("speeches", 0L));
            assertThat(row.getSpeakingSeconds()).isGreaterThanOrEqualTo(cells.getOrDefault("speakingSeconds", 0L));
            assertThat(row.getOutcomesReported()).isEqualTo(row.getOutcomes().size());
            assertThat(row.getOutcomes().stream().filter(outcome -> outcome.getProvince() != null))
                    .hasSize(cells.getOrDefault("outcomesReported", 0L).intValue());
            assertThat(row.getDirectivesIssued())
                    .isEqualTo(of(conferenceId, summaries.directives().values()).size());
        });
    }

    @Property(tries = 200)
    void shouldAddUpStatusesToDirectivesAndCells(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // When
        ModelSummaries summaries = BatchModel.of(history, today);

        // Then
        summaries.directives().forEach((key, directive) -> {
            List<DirectiveStatus> statuses = List.copyOf(
                    summaries.statuses().subMap(key + "/", key + "0").values());
            assertThat(directive.getAssigned()).isEqualTo(statuses.size());
            assertThat(directive.getCompletedOnTime()).isEqualTo(count(statuses, DirectiveStanding.COMPLETED_ON_TIME));
            assertThat(directive.getCompletedLate()).isEqualTo(count(statuses, DirectiveStanding.COMPLETED_LATE));
            assertThat(directive.getOverdue()).isEqualTo(count(statuses, DirectiveStanding.OVERDUE));
            assertThat(directive.getOpen()).isEqualTo(count(statuses, DirectiveStanding.OPEN));
            assertThat(directive.getLaggards())
                    .isEqualTo(statuses.stream()
                            .filter(status -> status.getStatus() == DirectiveStanding.OVERDUE)
                            .map(DirectiveStatus::getProvince)
                            .toList());
        });
        summaries.participation().forEach((key, cell) -> {
            List<DirectiveStatus> statuses = of(
                            cell.getConferenceId(), summaries.statuses().values())
                    .stream()
                    .filter(status -> status.getProvince().equals(cell.getProvince()))
                    .toList();
            assertThat(cell.getDirectivesAssigned()).isEqualTo(statuses.size());
            assertThat(cell.getProgressPercentTotal())
                    .isEqualTo(statuses.stream()
                            .mapToLong(DirectiveStatus::getPercent)
                            .sum());
        });
    }

    @Property(tries = 200)
    void shouldSplitEveryTotal(@ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // Given
        ModelSummaries summaries = BatchModel.of(history, today);

        List<IndexedRecord> rows = new ArrayList<>(summaries.provinces().values());
        rows.addAll(summaries.participation().values());

        // When
        rows.addAll(summaries.conferences().values());

        // Then
        assertThat(rows).allSatisfy(row -> {
            SortedMap<String, Long> counts = ExpectedCounts.of(row);
            assertThat(counts.values()).allMatch(count -> count > 0);
            assertThat(total(counts, "directivesAssigned"))
                    .isEqualTo(total(
                            counts,
                            "directivesCompletedOnTime",
                            "directivesCompletedLate",
                            "directivesOverdue",
                            "directivesOpen"));
            if (row.getSchema().getField("speechesByKind") != null) {
                assertThat(total(counts, "speeches")).isEqualTo(ofKinds(counts, "speechesByKind/"));
                assertThat(total(counts, "awards")).isEqualTo(ofKinds(counts, "awardsByKind/"));
            }
        });
    }

    @Property(tries = 400)
    void shouldMeetEveryCaseInGeneratedHistories(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // When
        ModelSummaries summaries = BatchModel.of(history, today);

        // Then
        Map<String, Predicate<ModelSummaries>> cases = new TreeMap<>();
        for (ConferenceStatus status : List.of(
                ConferenceStatus.CONVENED,
                ConferenceStatus.OPEN,
                ConferenceStatus.CLOSED,
                ConferenceStatus.CANCELLED)) {
            cases.put("conference " + status, all -> any(all.conferences(), row -> row.getStatus() == status));
        }
        for (DirectiveStanding standing : List.of(
                DirectiveStanding.COMPLETED_ON_TIME,
                DirectiveStanding.COMPLETED_LATE,
                DirectiveStanding.OVERDUE,
                DirectiveStanding.OPEN)) {
            cases.put("status " + standing, all -> any(all.statuses(), row -> row.getStatus() == standing));
        }
        for (ProvinceMap map : ProvinceMap.values()) {
            cases.put(
                    "map " + map.label(),
                    all -> any(all.participation(), row -> row.getMap().equals(map.label())));
        }
        cases.put("late", all -> any(all.participation(), row -> row.getConferencesLate() > 0));
        cases.put("absent", all -> any(all.participation(), row -> row.getConferencesAbsent() > 0));
        cases.put("connected", all -> any(all.participation(), row -> row.getConnectedSeconds() > 0));
        cases.put("reconnected", all -> any(all.participation(), row -> row.getReconnects() > 0));
        cases.put("left", all -> any(all.participation(), row -> row.getLastLeftAt() != null));
        cases.put("reported", all -> any(all.conferences(), row -> row.getDelegatesReported() != null));
        cases.put("never convened", all -> all.conferences().size() < conferences(history));

        cases.forEach((label, met) -> {
            boolean meets = met.test(summaries);
            Statistics.label(label)
                    .collect(meets)
                    .coverage(coverage -> coverage.check(true).count(count -> count > 0));
        });
    }

    @Provide
    Arbitrary<List<SpecificRecord>> histories() {
        return EventGenerators.histories();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return EventGenerators.days();
    }

    /** The keys of the province rows that a cell counts for. */
    private static List<String> keys(ParticipationSummary cell, ConferenceSummary conference) {
        LocalDate date = conference.getDate();
        String quarter = date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR);
        List<String> keys = new ArrayList<>();
        for (String period : List.of("ALL", String.valueOf(date.getYear()), quarter)) {
            if (date.isBefore(LocalDate.of(2025, 7, 1))) {
                keys.add("63/" + cell.getProvince() + "/" + period);
                keys.add("63/VN/" + period);
            }
            keys.add("34/" + ProvinceRegister.get().successor(cell.getProvince()) + "/" + period);
            keys.add("34/VN/" + period);
        }
        return keys;
    }

    private static long conferences(List<SpecificRecord> history) {
        return history.stream()
                .map(envelope -> ModelEvent.of(envelope).conferenceId())
                .distinct()
                .count();
    }

    private static SortedMap<String, Long> sum(ModelSummaries summaries, Predicate<ProvinceSummary> rows) {
        return ExpectedCounts.sum(
                summaries.provinces().values().stream().filter(rows).toList());
    }

    private static <R extends IndexedRecord> List<R> of(String conferenceId, Iterable<R> rows) {
        List<R> found = new ArrayList<>();
        rows.forEach(row -> {
            if (row.get(row.getSchema().getField("conferenceId").pos()).equals(conferenceId)) {
                found.add(row);
            }
        });
        return found;
    }

    private static long count(List<DirectiveStatus> statuses, DirectiveStanding standing) {
        return statuses.stream()
                .filter(status -> status.getStatus() == standing)
                .count();
    }

    private static long total(SortedMap<String, Long> counts, String... names) {
        return List.of(names).stream()
                .mapToLong(name -> counts.getOrDefault(name, 0L))
                .sum();
    }

    private static long ofKinds(SortedMap<String, Long> counts, String prefix) {
        return counts.tailMap(prefix).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static <R> boolean any(SortedMap<String, R> rows, Predicate<R> condition) {
        return rows.values().stream().anyMatch(condition);
    }
}
