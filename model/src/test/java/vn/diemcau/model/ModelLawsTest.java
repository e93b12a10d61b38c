package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechRetracted;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ConferenceStatus;

/** The laws of the contract, said of the model: what a set of events must have in common with another. */
class ModelLawsTest {
    private static final Instant AFTER_ALL = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant STILL_LATER = AFTER_ALL.plusMillis(1);
    private static final String CONFERENCE = "c-1";

    @Property(tries = 300)
    void shouldNotDependOnOrderOrDuplicates(
            @ForAll("arrivals") List<SpecificRecord> arrived, @ForAll("days") LocalDate today) {
        // Given
        Set<UUID> seen = new HashSet<>();
        List<SpecificRecord> onceInOrder = arrived.stream()
                .filter(envelope -> seen.add(ModelEvent.of(envelope).id()))
                .sorted(Comparator.comparing(ModelEvent::of))
                .toList();

        // When
        ModelSummaries actual = BatchModel.of(arrived, today);

        // Then
        assertThat(BatchModel.of(onceInOrder, today).differences(actual)).isEmpty();
    }

    @Property(tries = 200)
    void shouldTakeAnAnnulledSiteForNeverJoined(
            @ForAll("histories") List<SpecificRecord> history,
            @ForAll("provinces") String province,
            @ForAll("days") LocalDate today) {
        // Given
        List<SpecificRecord> annulled = with(history, AFTER_ALL, new SiteAnnulled(province, "main"));
        boolean map34 = mapAfter(history) == ProvinceMap.MAP_34;
        List<SpecificRecord> never = without(history, body -> {
            if (body instanceof SiteJoined join) {
                return join.getSite().equals("main") && sameUnit(map34, join.getProvince(), province);
            }
            return body instanceof SiteLeft leave
                    && leave.getSite().equals("main")
                    && sameUnit(map34, leave.getProvince(), province);
        });

        // When
        ModelSummaries actual = BatchModel.of(annulled, today);

        // Then
        assertThat(BatchModel.of(never, today).differences(actual)).isEmpty();
    }

    @Property(tries = 200)
    void shouldTakeARetractedSpeechForNeverDelivered(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // Given
        List<SpecificRecord> retracted = with(history, AFTER_ALL, new SpeechRetracted("s1"));
        List<SpecificRecord> never = without(
                history,
                body -> body instanceof SpeechDelivered speech
                        && speech.getSpeechId().equals("s1"));

        // When
        ModelSummaries actual = BatchModel.of(retracted, today);

        // Then
        assertThat(BatchModel.of(never, today).differences(actual)).isEmpty();
    }

    @Property(tries = 200)
    void shouldTakeAWithdrawnDirectiveForNeverIssued(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // Given
        List<SpecificRecord> withdrawn = with(history, AFTER_ALL, new DirectiveWithdrawn("d1"));
        List<SpecificRecord> never = without(
                history,
                body -> body instanceof DirectiveIssued issue
                        && issue.getDirectiveId().equals("d1"));

        // When
        ModelSummaries actual = BatchModel.of(withdrawn, today);

        // Then
        assertThat(BatchModel.of(never, today).differences(actual)).isEmpty();
    }

    @Property(tries = 200)
    void shouldForgetACancellationOnceConvenedAnew(
            @ForAll("histories") List<SpecificRecord> history,
            @ForAll("convenings") ConferenceConvened convening,
            @ForAll("days") LocalDate today) {
        // Given
        List<SpecificRecord> convened = with(history, STILL_LATER, convening);
        List<SpecificRecord> cancelledBefore = with(convened, AFTER_ALL, new ConferenceCancelled());

        // When
        ModelSummaries actual = BatchModel.of(cancelledBefore, today);

        // Then
        assertThat(BatchModel.of(convened, today).differences(actual)).isEmpty();
    }

    @Property(tries = 200)
    void shouldLeaveOnlyTheRowOfACancelledConference(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // Given
        boolean convened = BatchModel.of(history, today).conferences().containsKey(CONFERENCE);
        List<SpecificRecord> others = history.stream()
                .filter(envelope -> !ModelEvent.of(envelope).conferenceId().equals(CONFERENCE))
                .toList();

        ModelSummaries actual = BatchModel.of(with(history, AFTER_ALL, new ConferenceCancelled()), today);

        // When
        ModelSummaries rest = BatchModel.of(others, today);

        // Then
        assertThat(rest.differences(actual))
                .hasSize(convened ? 1 : 0)
                .allMatch(difference -> difference.startsWith("conferences " + CONFERENCE + ": a row that should not"));
        if (convened) {
            assertThat(actual.conferences().get(CONFERENCE).getStatus()).isEqualTo(ConferenceStatus.CANCELLED);
            assertThat(ExpectedCounts.of(actual.conferences().get(CONFERENCE))).isEmpty();
        }
    }

    @Property(tries = 200)
    void shouldLeaveNoTraceOfConferencesNeverConvened(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // Given
        SortedSet<String> convened =
                new TreeSet<>(BatchModel.of(history, today).conferences().keySet());
        List<SpecificRecord> ofConvened = history.stream()
                .filter(envelope -> convened.contains(ModelEvent.of(envelope).conferenceId()))
                .toList();

        // When
        ModelSummaries actual = BatchModel.of(history, today);

        // Then
        assertThat(BatchModel.of(ofConvened, today).differences(actual)).isEmpty();
    }

    @Property(tries = 200)
    void shouldOnlyMoveOpenDirectivesToOverdueAsDaysPass(
            @ForAll("histories") List<SpecificRecord> history, @ForAll("days") LocalDate today) {
        // Given
        ModelSummaries before = BatchModel.of(history, today);

        // When
        ModelSummaries after = BatchModel.of(history, today.plusDays(1));

        // Then
        assertThat(after.conferences().keySet()).isEqualTo(before.conferences().keySet());
        assertThat(before.differences(after))
                .allMatch(difference -> difference.matches(
                        "(?s).* (directivesOverdue|directivesOpen|overdue|open|laggards|onTimeRate|status):"
                                + " expected.*"));
        before.directives().forEach((key, earlier) -> {
            var later = after.directives().get(key);
            assertThat(later.getOverdue()).isGreaterThanOrEqualTo(earlier.getOverdue());
            assertThat(later.getOverdue() + later.getOpen()).isEqualTo(earlier.getOverdue() + earlier.getOpen());
        });
    }

    @Provide
    Arbitrary<List<SpecificRecord>> histories() {
        return EventGenerators.histories();
    }

    @Provide
    Arbitrary<List<SpecificRecord>> arrivals() {
        return EventGenerators.arrivals();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return EventGenerators.days();
    }

    @Provide
    Arbitrary<String> provinces() {
        return BodyGenerators.PROVINCES;
    }

    @Provide
    Arbitrary<ConferenceConvened> convenings() {
        return BodyGenerators.convenings();
    }

    private static List<SpecificRecord> with(List<SpecificRecord> history, Instant occurredAt, SpecificRecord body) {
        List<SpecificRecord> events = new ArrayList<>(history);
        events.add(Envelopes.of(UUID.randomUUID(), CONFERENCE, occurredAt, body));
        return events;
    }

    private static List<SpecificRecord> without(List<SpecificRecord> history, Predicate<Object> bodies) {
        return history.stream()
                .filter(envelope -> {
                    ModelEvent<?> event = ModelEvent.of(envelope);
                    return !(event.conferenceId().equals(CONFERENCE) && bodies.test(event.body()));
                })
                .toList();
    }

    private static ProvinceMap mapAfter(List<SpecificRecord> history) {
        var row = BatchModel.of(history, EventGenerators.TODAY).conferences().get(CONFERENCE);
        return row == null ? ProvinceMap.MAP_63 : ProvinceMap.on(row.getDate());
    }

    private static boolean sameUnit(boolean map34, String one, String other) {
        ProvinceMap map = map34 ? ProvinceMap.MAP_34 : ProvinceMap.MAP_63;
        ProvinceRegister register = ProvinceRegister.get();
        return register.unitOn(map, one).equals(register.unitOn(map, other));
    }
}
