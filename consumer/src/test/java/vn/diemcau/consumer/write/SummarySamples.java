package vn.diemcau.consumer.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.Qualifier;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.Outcome;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.summary.ProvinceSummary;

/** Summaries with a value in every field that tests look at. */
public final class SummarySamples {
    static final Instant UPDATED = Instant.parse("2026-11-22T03:04:05.678Z");

    private SummarySamples() {}

    public static ProvinceSummary province(String map, String province, String period, long sites) {
        return ProvinceSummary.newBuilder()
                .setMap(map)
                .setProvince(province)
                .setProvinceName("Nghệ An")
                .setPeriod(period)
                .setSites(sites)
                .setSpeeches(3)
                .setSpeechesByKind(Map.of("STATEMENT", 2L, "REPORT", 1L))
                .setAwardsByKind(Map.of())
                .setAttendanceRate(0.1)
                .setOnTimeRate(null)
                .setUpdatedAt(UPDATED)
                .build();
    }

    public static ConferenceSummary.Builder conference(String conferenceId, LocalDate date) {
        return ConferenceSummary.newBuilder()
                .setConferenceId(conferenceId)
                .setTitle("Giao ban quý")
                .setLevel(Level.CENTRAL)
                .setFormat(Format.ONLINE)
                .setKind(ConferenceKind.BRIEFING)
                .setConvener("Văn phòng")
                .setStatus(ConferenceStatus.OPEN)
                .setDate(date)
                .setOpenedAt(Instant.parse("2019-01-16T00:00:00Z"))
                .setOutcomes(List.of())
                .setUpdatedAt(UPDATED);
    }

    static ConferenceSummary titled(String conferenceId, String title) {
        return conference(conferenceId, LocalDate.of(2019, 1, 16))
                .setTitle(title)
                .build();
    }

    public static Outcome outcome(String outcomeId, String subject, String value, String of) {
        return Outcome.newBuilder()
                .setOutcomeId(outcomeId)
                .setSubject(subject)
                .setValue(new BigDecimal(value).setScale(9))
                .setUnit(OutcomeUnit.RATIO)
                .setOf(of == null ? null : new BigDecimal(of).setScale(9))
                .setQualifier(Qualifier.AT_LEAST)
                .build();
    }

    public static DirectiveSummary directive(String conferenceId, String directiveId) {
        return DirectiveSummary.newBuilder()
                .setConferenceId(conferenceId)
                .setDirectiveId(directiveId)
                .setIssuer("Chánh Văn phòng")
                .setText("Hoàn thành kế hoạch")
                .setDueOn(LocalDate.of(2019, 12, 31))
                .setLegalBases(List.of("18-NQ/TW"))
                .setIssuedAt(Instant.parse("2019-01-16T08:00:00Z"))
                .setAssigned(2)
                .setOverdue(2)
                .setAverageProgressPercent(28.047619047619047)
                .setLaggards(List.of("VN-01", "VN-22"))
                .setUpdatedAt(UPDATED)
                .build();
    }

    public static ParticipationSummary participation(String conferenceId, String map, String province) {
        return ParticipationSummary.newBuilder()
                .setConferenceId(conferenceId)
                .setMap(map)
                .setProvince(province)
                .setProvinceName("Lai Châu")
                .setSites(1)
                .setSpeechesByKind(Map.of())
                .setAwardsByKind(Map.of("MEDAL", 2L))
                .setFirstJoinedAt(Instant.parse("2019-01-16T00:05:00.250Z"))
                .setUpdatedAt(UPDATED)
                .build();
    }

    public static DirectiveStatus status(String conferenceId, String directiveId, String province) {
        return DirectiveStatus.newBuilder()
                .setConferenceId(conferenceId)
                .setDirectiveId(directiveId)
                .setProvince(province)
                .setStatus(DirectiveStanding.OVERDUE)
                .setPercent(40)
                .setDueOn(LocalDate.of(2019, 12, 31))
                .setUpdatedAt(UPDATED)
                .build();
    }
}
