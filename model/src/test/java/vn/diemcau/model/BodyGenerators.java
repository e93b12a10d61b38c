package vn.diemcau.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.Qualifier;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.event.SpeechRetracted;

/** Bodies of every type out of small pools; what stands first in a pool is what an example shrinks to. */
final class BodyGenerators {
    private static final LocalDate TODAY = EventGenerators.TODAY;

    static final Arbitrary<Instant> INSTANTS = Arbitraries.of(Stream.of(
                    "2025-06-30T08:00:00",
                    "2025-06-30T08:00:00.400",
                    "2025-06-30T08:59:59.999",
                    "2025-06-30T09:00:00",
                    "2025-06-30T10:30:00.600",
                    "2025-06-30T00:00:00",
                    "2025-06-30T23:59:59.999",
                    "2025-07-01T00:00:00",
                    "2025-07-01T06:59:59.999",
                    "2025-07-01T07:00:00",
                    "2025-07-01T23:59:59.999",
                    "2025-07-02T00:00:00",
                    "2024-12-31T23:59:59.999",
                    "2025-01-01T00:00:00",
                    "2025-03-31T23:59:59.999",
                    "2025-04-01T00:00:00",
                    "2025-12-31T23:59:59.999",
                    "2026-01-01T00:00:00")
            .map(Story::instant)
            .toList());

    static final Arbitrary<String> PROVINCES = Arbitraries.of("VN-22", "VN-24", "VN-25", "VN-20", "VN-66", "VN-43");
    private static final Arbitrary<String> SITES = Arbitraries.of("main", "Huyện Quỳnh Lưu");
    private static final Arbitrary<String> SPEECHES = Arbitraries.of("s1", "s2", "s3");
    private static final Arbitrary<String> AWARDS = Arbitraries.of("a1", "a2");
    private static final Arbitrary<String> DIRECTIVES = Arbitraries.of("d1", "d2");
    private static final Arbitrary<String> OUTCOMES = Arbitraries.of("o1", "o2", "o10");
    private static final Arbitrary<Integer> FIGURES =
            Arbitraries.of(1, 0, 7, 63, 10_000_000).injectNull(0.3);
    private static final Arbitrary<BigDecimal> VALUES = Arbitraries.of(
                    "90", "0", "-1.5", "0.000000001", "99999999999999999999")
            .map(value -> new BigDecimal(value).setScale(9));
    private static final Arbitrary<LocalDate> DUE_DATES = Arbitraries.of(
                    TODAY,
                    TODAY.minusDays(1),
                    TODAY.plusDays(1),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(2025, 12, 31))
            .injectNull(0.2);

    private BodyGenerators() {}

    /** A directive and what a province does about it, addressed or not. */
    static Arbitrary<List<SpecificRecord>> duties() {
        return Combinators.combine(directives(), PROVINCES, Arbitraries.of(100, 0, 40))
                .as((issue, province, percent) -> List.of(
                        issue,
                        new DirectiveProgressed(issue.getDirectiveId(), province, percent, null, null),
                        new DirectiveCompleted(issue.getDirectiveId(), province)));
    }

    /** A site that joins and leaves in turn: from two to {@code longest} events. */
    static Arbitrary<List<SpecificRecord>> visits(int longest) {
        return Combinators.combine(joins(), Arbitraries.integers().between(2, longest))
                .as((join, length) -> IntStream.range(0, length)
                        .<SpecificRecord>mapToObj(
                                i -> i % 2 == 0 ? join : new SiteLeft(join.getProvince(), join.getSite()))
                        .toList());
    }

    /** A body of any type. */
    static Arbitrary<SpecificRecord> bodies() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, joins()),
                Tuple.of(4, Combinators.combine(PROVINCES, SITES).as(SiteLeft::new)),
                Tuple.of(1, Combinators.combine(PROVINCES, SITES).as(SiteAnnulled::new)),
                Tuple.of(2, Arbitraries.create(ConferenceOpened::new)),
                Tuple.of(1, Arbitraries.create(ConferenceClosed::new)),
                Tuple.of(2, Arbitraries.create(ConferenceCancelled::new)),
                Tuple.of(1, convenings()),
                Tuple.of(3, reports()),
                Tuple.of(3, speeches()),
                Tuple.of(1, SPEECHES.map(SpeechRetracted::new)),
                Tuple.of(2, awards()),
                Tuple.of(1, AWARDS.map(AwardRetracted::new)),
                Tuple.of(3, directives()),
                Tuple.of(1, DIRECTIVES.map(DirectiveWithdrawn::new)),
                Tuple.of(3, progress()),
                Tuple.of(4, Combinators.combine(DIRECTIVES, PROVINCES).as(DirectiveCompleted::new)),
                Tuple.of(2, reopenings()),
                Tuple.of(2, outcomes()),
                Tuple.of(1, OUTCOMES.map(OutcomeRetracted::new)));
    }

    static Arbitrary<ConferenceConvened> convenings() {
        return Combinators.combine(
                        Arbitraries.of("Hội nghị", "Hội nghị (sửa)"),
                        known(Level.class),
                        known(Format.class),
                        known(ConferenceKind.class),
                        Arbitraries.of("Ban Tổ chức", "Văn phòng"),
                        INSTANTS,
                        selections())
                .as((title, level, format, kind, convener, start, invited) ->
                        new ConferenceConvened(title, level, format, kind, convener, start, invited, null, List.of()));
    }

    private static Arbitrary<SiteJoined> joins() {
        return Combinators.combine(
                        PROVINCES,
                        SITES,
                        known(SiteLevel.class).injectNull(0.5),
                        FIGURES,
                        Arbitraries.of("Chair A", "Chair B").injectNull(0.4))
                .as(SiteJoined::new);
    }

    private static Arbitrary<AttendanceReported> reports() {
        return Combinators.combine(PROVINCES.injectNull(0.4), FIGURES, FIGURES, FIGURES, qualifiers())
                .as(AttendanceReported::new);
    }

    private static Arbitrary<SpeechDelivered> speeches() {
        return Combinators.combine(
                        SPEECHES,
                        PROVINCES.injectNull(0.3),
                        known(SpeechKind.class),
                        Arbitraries.of(1, 0, 61, 31_622_400).injectNull(0.2))
                .as((speechId, province, kind, seconds) ->
                        new SpeechDelivered(speechId, "Speaker", null, province, kind, seconds, null));
    }

    private static Arbitrary<AwardConferred> awards() {
        return Combinators.combine(AWARDS, PROVINCES, known(AwardKind.class), Arbitraries.of(1, 0, 3, 10_000_000))
                .as((awardId, province, kind, count) -> new AwardConferred(awardId, province, kind, null, count));
    }

    private static Arbitrary<DirectiveIssued> directives() {
        return Combinators.combine(
                        DIRECTIVES,
                        Arbitraries.of("Issuer", "Other issuer"),
                        Arbitraries.of("Text", "Text (sửa)"),
                        selections(),
                        DUE_DATES,
                        Arbitraries.of("18-NQ/TW", "04-QĐi/TW").list().ofMaxSize(2))
                .as(DirectiveIssued::new);
    }

    private static Arbitrary<DirectiveProgressed> progress() {
        return Combinators.combine(DIRECTIVES, PROVINCES, Arbitraries.of(50, 0, 33, 100), qualifiers())
                .as((directiveId, province, percent, qualifier) ->
                        new DirectiveProgressed(directiveId, province, percent, qualifier, null));
    }

    private static Arbitrary<DirectiveReopened> reopenings() {
        return Combinators.combine(
                        DIRECTIVES, PROVINCES, Arbitraries.of(50, 0, 100).injectNull(0.5))
                .as(DirectiveReopened::new);
    }

    private static Arbitrary<OutcomeReported> outcomes() {
        return Combinators.combine(
                        OUTCOMES,
                        PROVINCES.injectNull(0.3),
                        Arbitraries.of("Kế hoạch", "Chương trình"),
                        VALUES,
                        known(OutcomeUnit.class),
                        VALUES.injectNull(0.5),
                        qualifiers())
                .as(OutcomeReported::new);
    }

    private static Arbitrary<ProvinceSelection> selections() {
        Arbitrary<ProvinceSelection> lists =
                PROVINCES.set().ofMaxSize(4).map(provinces -> Story.selection(provinces.toArray(String[]::new)));
        return Arbitraries.frequencyOf(
                Tuple.of(3, lists), Tuple.of(1, Arbitraries.create(() -> Story.selection(Story.ALL))));
    }

    private static Arbitrary<Qualifier> qualifiers() {
        return known(Qualifier.class).injectNull(0.5);
    }

    /** Every symbol but UNKNOWN, which ingest refuses. */
    private static <E extends Enum<E>> Arbitrary<E> known(Class<E> type) {
        return Arbitraries.of(type).filter(symbol -> symbol.ordinal() > 0);
    }
}
