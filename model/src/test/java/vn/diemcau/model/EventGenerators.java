package vn.diemcau.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceOpened;

/**
 * Histories of a few conferences out of small pools, so that corrections meet what they correct: few provinces, two
 * pairs of which merge on map 34; few sites, speeches, awards, directives and outcomes; few instants, at the seams of
 * days, quarters, years and maps, so that often the eventId alone decides which event is later.
 */
public final class EventGenerators {
    /** A day at which some of the due dates are past, one is today and some are to come. */
    public static final LocalDate TODAY = LocalDate.of(2025, 7, 1);

    private static final int MOST_EPISODES = 50;
    private static final int LONGEST_EPISODE = 5;
    private static final int MOST_DUPLICATES = 12;

    private static final Arbitrary<String> CONFERENCES = Arbitraries.frequency(
            Tuple.of(8, "c-1"), Tuple.of(4, "c-2"), Tuple.of(2, "hội-nghị-3"), Tuple.of(1, "C-4"));

    private EventGenerators() {}

    /**
     * All events of one to four conferences, some of them never convened; each with its own eventId. An eventId does
     * not shrink, and its first digit is any of the sixteen: half of them are negative to {@link UUID#compareTo}.
     */
    public static Arbitrary<List<SpecificRecord>> histories() {
        Arbitrary<List<List<SpecificRecord>>> convenings = Combinators.combine(
                        Stream.of("c-1", "c-2", "hội-nghị-3", "C-4")
                                .map(EventGenerators::probableConvening)
                                .toList())
                .as(lists -> lists);
        Arbitrary<List<List<SpecificRecord>>> episodes =
                episodes().list().ofMaxSize(MOST_EPISODES).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(convenings, episodes)
                .as((first, rest) -> withDistinctIds(Stream.concat(first.stream(), rest.stream())
                        .flatMap(List::stream)
                        .toList()))
                .withoutEdgeCases();
    }

    /** Histories as they may arrive: in any order, some of the events more than once. */
    public static Arbitrary<List<SpecificRecord>> arrivals() {
        return histories().flatMap(EventGenerators::shuffledWithDuplicates);
    }

    /** Days on which the summaries of a history may be drawn up: before, at and after the due dates. */
    public static Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                TODAY, TODAY.minusDays(1), TODAY.plusDays(1), TODAY.plusDays(2), LocalDate.of(2026, 1, 1));
    }

    /** The events in any order, some of them more than once. */
    public static Arbitrary<List<SpecificRecord>> shuffledWithDuplicates(List<SpecificRecord> events) {
        if (events.isEmpty()) {
            return Arbitraries.just(List.of());
        }
        return Arbitraries.of(events).list().ofMaxSize(MOST_DUPLICATES).flatMap(duplicates -> {
            List<SpecificRecord> all = new ArrayList<>(events);
            all.addAll(duplicates);
            return Arbitraries.shuffle(all);
        });
    }

    private static Arbitrary<List<SpecificRecord>> probableConvening(String conferenceId) {
        return Combinators.combine(
                        ids(), Arbitraries.just(conferenceId), BodyGenerators.INSTANTS, BodyGenerators.convenings())
                .as(Envelopes::of)
                .optional(0.8)
                .map(convening -> convening.stream().toList());
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong()));
    }

    /** Mostly an event by itself; sometimes a few that belong together, which chance would seldom bring about. */
    private static Arbitrary<List<SpecificRecord>> episodes() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, episode(BodyGenerators.bodies().list().ofSize(1))),
                Tuple.of(4, episode(BodyGenerators.visits(LONGEST_EPISODE))),
                Tuple.of(3, episode(BodyGenerators.duties())),
                Tuple.of(
                        1, episode(Arbitraries.create(() -> List.of(new ConferenceOpened(), new ConferenceClosed())))));
    }

    /** Bodies told of one conference, in the order of time. */
    private static Arbitrary<List<SpecificRecord>> episode(Arbitrary<? extends List<? extends SpecificRecord>> bodies) {
        return Combinators.combine(
                        CONFERENCES,
                        bodies,
                        BodyGenerators.INSTANTS.list().ofSize(LONGEST_EPISODE),
                        ids().list().ofSize(LONGEST_EPISODE))
                .as((conferenceId, told, instants, ids) -> {
                    List<Instant> times =
                            instants.stream().limit(told.size()).sorted().toList();
                    List<SpecificRecord> events = new ArrayList<>();
                    for (int i = 0; i < told.size(); i++) {
                        events.add(Envelopes.of(ids.get(i), conferenceId, times.get(i), told.get(i)));
                    }
                    return events;
                });
    }

    /** Lists may repeat an element, and it may shrink apart from its copy. */
    private static List<SpecificRecord> withDistinctIds(List<SpecificRecord> events) {
        Map<UUID, SpecificRecord> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(ModelEvent.of(event).id(), event));
        return List.copyOf(distinct.values());
    }
}
