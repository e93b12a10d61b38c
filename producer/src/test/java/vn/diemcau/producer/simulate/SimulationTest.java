package vn.diemcau.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.ndjson.Reading;

class SimulationTest {
    private static final SimulationOptions DISTURBED = new SimulationOptions(
            new FactOptions(7, 3000, 0, 0.05, 2016, 2026), new ArrivalOptions(0.05, 300, 0.01), 0, 1);

    /**
     * When this changes on purpose, {@code FactOptions.VERSION} has to change with it: the same options would give
     * other facts under ids that are in use.
     */
    @Test
    void shouldWriteTheSameBytesForEver() throws Exception {
        byte[] bytes = Simulated.bytes(DISTURBED);

        assertThat(sha256(bytes)).isEqualTo("34b1bd66a2635a171ef762a89aa9f0ed8c955fa03062262a686b4e8a1d6810de");
    }

    @Test
    void shouldWriteTheSameBytesWithAnyThreadsAndAtAnyRate() throws Exception {
        // Given
        byte[] bytes = Simulated.bytes(DISTURBED);

        // When
        SimulationOptions threaded = new SimulationOptions(DISTURBED.facts(), DISTURBED.arrival(), 0, 5);

        // Then
        assertThat(Simulated.bytes(threaded)).isEqualTo(bytes);
        assertThat(Simulated.bytes(DISTURBED.at(100_000))).isEqualTo(bytes);
    }

    @Test
    void shouldShareNoEventAndNoConferenceWithAnotherSeed() throws Exception {
        // Given
        Set<String> ids = events(Simulated.options(1, 2000)).stream()
                .flatMap(event -> Stream.of(event.key(), id(event)))
                .collect(Collectors.toSet());

        // When, then
        assertThat(events(Simulated.options(2, 2000)))
                .noneMatch(event -> ids.contains(event.key()) || ids.contains(id(event)));
        assertThat(events(Simulated.options(1, 2001)))
                .noneMatch(event -> ids.contains(event.key()) || ids.contains(id(event)));
    }

    @Test
    void shouldTellValidEventsOfEveryTypeEachOnce() throws Exception {
        // Given
        SimulationOptions options = Simulated.options(3, 50_000);

        // When
        List<Reading> readings = Simulated.read(Simulated.bytes(options));

        // Then
        assertThat(readings).hasSize(50_000).allMatch(Reading.Valid.class::isInstance);
        List<ParsedEvent> events = readings.stream()
                .map(reading -> ((Reading.Valid) reading).event())
                .toList();
        assertThat(events.stream().map(SimulationTest::id).distinct()).hasSize(50_000);
        assertThat(events.stream()
                        .map(event -> body(event).getSchema().getName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(types());
    }

    @Test
    void shouldWriteTheVeryEventsThatItHandsOut() throws Exception {
        // Given
        SimulationOptions options = Simulated.options(4, 20_000);

        List<Reading> written = Simulated.read(Simulated.bytes(options));

        // When
        List<ParsedEvent> told = events(options);

        // Then
        assertThat(written).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            ParsedEvent event = ((Reading.Valid) written.get(i)).event();
            assertThat(event.topic()).isSameAs(told.get(i).topic());
            assertThat(event.key()).isEqualTo(told.get(i).key());
            for (int field : new int[] {0, 1, 2, 4}) {
                assertThat(event.envelope().get(field))
                        .isEqualTo(told.get(i).envelope().get(field));
            }
        }
    }

    @Test
    void shouldNotChangeTheFactsWithTheirArrival() throws Exception {
        // Given
        SimulationOptions calm = Simulated.options(5, 10_000);

        // When
        List<String> disturbed = Simulated.lines(calm.arriving(new ArrivalOptions(0.2, 5000, 0)));

        // Then
        assertThat(new HashSet<>(disturbed)).isEqualTo(new HashSet<>(Simulated.lines(calm)));
        assertThat(disturbed.size()).isBetween(11_500, 12_500);
    }

    @Test
    void shouldMoveAnEventByNoMorePlacesThanAsked() throws Exception {
        // Given
        SimulationOptions calm = Simulated.options(5, 5000);
        Map<String, Integer> places = new HashMap<>();
        Simulated.lines(calm).forEach(line -> places.put(line, places.size()));

        // When
        List<String> disturbed = Simulated.lines(calm.arriving(new ArrivalOptions(0, 50, 0)));

        // Then
        List<Integer> moves = new ArrayList<>();
        for (int i = 0; i < disturbed.size(); i++) {
            moves.add(Math.abs(places.get(disturbed.get(i)) - i));
        }
        assertThat(Collections.max(moves)).isBetween(30, 50);
    }

    @Test
    void shouldGoThroughTheYearsOnBothMapsAndMoveConferencesAcrossTheChange() throws Exception {
        // Given
        LocalDate change = LocalDate.of(2025, Month.JULY, 1);
        Map<String, Set<Boolean>> sides = new HashMap<>();
        Set<Integer> years = new TreeSet<>();

        // When
        for (ParsedEvent event : events(Simulated.options(6, 50_000))) {
            if (body(event) instanceof ConferenceConvened call) {
                LocalDate day = Times.day(call.getScheduledStart().toEpochMilli());
                years.add(day.getYear());
                sides.computeIfAbsent(event.key(), key -> new HashSet<>()).add(day.isBefore(change));
            }
        }

        // Then
        assertThat(years).containsExactly(2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(sides.values()).contains(Set.of(true), Set.of(false), Set.of(true, false));
    }

    @Test
    void shouldTellOfAVeryLargeConferenceNowAndThen() throws Exception {
        // Given
        Map<String, Set<String>> sites = new HashMap<>();

        // When
        for (ParsedEvent event : events(Simulated.options(8, 100_000))) {
            if (body(event) instanceof SiteJoined joined) {
                sites.computeIfAbsent(event.key(), key -> new HashSet<>())
                        .add(joined.getProvince() + "/" + joined.getSite());
            }
        }

        // Then
        assertThat(sites.values().stream().filter(joined -> joined.size() > 3000))
                .hasSize(1);
    }

    @Test
    void shouldCorrectNothingUnlessAsked() throws Exception {
        SimulationOptions uncorrected = orderly(new FactOptions(9, 20_000, 0, 0, 2016, 2026));

        assertThat(events(uncorrected).stream()
                        .map(event -> body(event).getSchema().getName())
                        .distinct())
                .doesNotContain(
                        "SiteAnnulled", "SpeechRetracted", "AwardRetracted", "OutcomeRetracted", "DirectiveWithdrawn");
    }

    @Test
    void shouldSpreadTheEventsOverAboutAsManyConferencesAsAsked() throws Exception {
        SimulationOptions few = orderly(new FactOptions(10, 20_000, 20, 0.03, 2020, 2021));
        SimulationOptions many = orderly(new FactOptions(10, 20_000, 1000, 0.03, 2020, 2021));

        assertThat(events(few).stream().map(ParsedEvent::key).distinct().count())
                .isBetween(16L, 24L);
        assertThat(events(many).stream().map(ParsedEvent::key).distinct().count())
                .isBetween(800L, 1200L);
    }

    private static SimulationOptions orderly(FactOptions facts) {
        return new SimulationOptions(facts, ArrivalOptions.ORDERLY, 0, 2);
    }

    private static List<ParsedEvent> events(SimulationOptions options) throws InterruptedException {
        List<ParsedEvent> events = new ArrayList<>();
        Simulation.events(options, events::add);
        return events;
    }

    private static String id(ParsedEvent event) {
        return event.envelope().get(0).toString();
    }

    private static SpecificRecord body(ParsedEvent event) {
        return (SpecificRecord) event.envelope().get(4);
    }

    private static List<String> types() {
        return Stream.of(
                        ConferenceEvent.getClassSchema(), SpeechEvent.getClassSchema(), DirectiveEvent.getClassSchema())
                .flatMap(schema -> schema.getField("body").schema().getTypes().stream())
                .map(Schema::getName)
                .filter(name -> !name.equals("UnknownBody"))
                .toList();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
