package vn.diemcau.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.Outcome;

/** The row of a conference. */
final class ConferenceRow {
    private ConferenceRow() {}

    static ConferenceSummary of(ModelConference conference, ModelTally tally) {
        ConferenceConvened convening = conference.convening().body();
        ModelCounters sum = tally.sum();
        return ConferenceSummary.newBuilder()
                .setConferenceId(conference.convening().conferenceId())
                .setTitle(convening.getTitle())
                .setLevel(convening.getLevel())
                .setFormat(convening.getFormat())
                .setKind(convening.getKind())
                .setConvener(convening.getConvener())
                .setStatus(status(conference))
                .setDate(conference.date())
                .setOpenedAt(conference.openedAt())
                .setClosedAt(conference.closedAt())
                .setProvincesInvited(sum.get("conferencesInvited"))
                .setProvincesAttended(sum.get("conferencesAttended"))
                .setProvincesAbsent(sum.get("conferencesAbsent"))
                .setSites(sum.get("sites"))
                .setDelegates(sum.get("delegates"))
                .setConnectedSeconds(sum.get("connectedSeconds"))
                .setSpeeches(sum.get("speeches"))
                .setSpeakingSeconds(sum.get("speakingSeconds"))
                .setDirectivesIssued(tally.directives().size())
                .setDirectivesAssigned(sum.get("directivesAssigned"))
                .setDirectivesCompletedOnTime(sum.get("directivesCompletedOnTime"))
                .setDirectivesCompletedLate(sum.get("directivesCompletedLate"))
                .setDirectivesOverdue(sum.get("directivesOverdue"))
                .setDirectivesOpen(sum.get("directivesOpen"))
                .setAwards(sum.get("awards"))
                .setOutcomesReported(sum.get("outcomesReported"))
                .setOutcomes(outcomes(conference))
                .setProvincesReported(reported(conference, AttendanceReported::getProvinces))
                .setSitesReported(reported(conference, AttendanceReported::getSites))
                .setDelegatesReported(reported(conference, AttendanceReported::getDelegates))
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private static ConferenceStatus status(ModelConference conference) {
        if (conference.cancelled()) {
            return ConferenceStatus.CANCELLED;
        }
        if (conference.closedAt() != null) {
            return ConferenceStatus.CLOSED;
        }
        return conference.openedAt() != null ? ConferenceStatus.OPEN : ConferenceStatus.CONVENED;
    }

    private static Long reported(ModelConference conference, Function<AttendanceReported, Integer> figure) {
        return conference.cancelled() ? null : ModelTally.latestStated(conference.reportsOfTheWhole(), figure);
    }

    private static List<Outcome> outcomes(ModelConference conference) {
        return conference.cancelled()
                ? List.of()
                : conference.outcomes().stream()
                        .map(outcome -> outcome(conference, outcome))
                        .toList();
    }

    private static Outcome outcome(ModelConference conference, OutcomeReported outcome) {
        return Outcome.newBuilder()
                .setOutcomeId(outcome.getOutcomeId())
                .setProvince(outcome.getProvince() == null ? null : conference.unit(outcome.getProvince()))
                .setSubject(outcome.getSubject())
                .setValue(scaled(outcome.getValue()))
                .setUnit(outcome.getUnit())
                .setOf(scaled(outcome.getOf()))
                .setQualifier(outcome.getQualifier())
                .build();
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value == null ? null : value.setScale(9, RoundingMode.UNNECESSARY);
    }
}
