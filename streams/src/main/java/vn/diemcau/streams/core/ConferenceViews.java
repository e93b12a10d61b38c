package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.rules.Limits;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.Outcome;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topics;

/** The summaries of the conferences of a task, as its ledger stands. */
final class ConferenceViews {
    private final StateStore store;
    private final Attendance attendance;
    private final Directives directives;

    ConferenceViews(StateStore store, Attendance attendance, Directives directives) {
        this.store = store;
        this.attendance = attendance;
        this.directives = directives;
    }

    /** Publishes all changed summaries of a conference whose totals are settled; deleted ones as null. */
    void publish(ConferenceUpdate update, Ledger.Publisher publisher, Instant now) {
        String id = update.id();
        if (update.isRowChanged() && update.state().hasStanding()) {
            publisher.publish(Topics.CONFERENCE_SUMMARIES, id, conference(update, now));
        }
        for (String unit : update.changedCells()) {
            publisher.publish(Topics.PARTICIPATION_SUMMARIES, RecordKey.of(id, unit), participation(update, unit, now));
        }
        update.changedDirectives().forEach((directiveId, units) -> {
            String key = RecordKey.of(id, directiveId);
            DirectiveState directive = directives.directive(id, directiveId);
            DirectiveRollup rollup = directives.rollup(id, directiveId);
            publisher.publish(
                    Topics.DIRECTIVE_SUMMARIES,
                    key,
                    rollup == null ? null : directive(id, directiveId, directive, rollup, now));
            for (String unit : units) {
                publisher.publish(
                        Topics.DIRECTIVE_STATUSES,
                        RecordKey.of(key, unit),
                        status(update, directiveId, directive.dueOn(), unit, now));
            }
        });
    }

    private ConferenceSummary conference(ConferenceUpdate update, Instant now) {
        String id = update.id();
        ConferenceState state = update.state();
        ConferenceState.Call call = state.call();
        CountingBasis basis = update.basis();
        ConferenceTotals totals = basis.counts() ? update.totals() : ConferenceTotals.ZERO;
        List<Outcome> outcomes = basis.counts() ? outcomes(id, basis) : List.of();
        AttendanceState stated = basis.counts() ? attendance.ofWhole(id) : AttendanceState.EMPTY;
        return ConferenceSummary.newBuilder()
                .setConferenceId(id)
                .setTitle(call.title())
                .setLevel(call.level())
                .setFormat(call.format())
                .setKind(call.kind())
                .setConvener(call.convener())
                .setStatus(status(state))
                .setDate(state.date())
                .setOpenedAt(instant(state.opened()))
                .setClosedAt(instant(state.closed()))
                .setProvincesInvited(totals.get(Counter.CONFERENCES_INVITED))
                .setProvincesAttended(totals.get(Counter.CONFERENCES_ATTENDED))
                .setProvincesAbsent(totals.get(Counter.CONFERENCES_ABSENT))
                .setSites(totals.get(Counter.SITES))
                .setDelegates(totals.get(Counter.DELEGATES))
                .setConnectedSeconds(totals.get(Counter.CONNECTED_SECONDS))
                .setSpeeches(totals.get(Counter.SPEECHES))
                .setSpeakingSeconds(totals.get(Counter.SPEAKING_SECONDS))
                .setDirectivesIssued(totals.directives())
                .setDirectivesAssigned(totals.get(Counter.DIRECTIVES_ASSIGNED))
                .setDirectivesCompletedOnTime(totals.get(Counter.DIRECTIVES_COMPLETED_ON_TIME))
                .setDirectivesCompletedLate(totals.get(Counter.DIRECTIVES_COMPLETED_LATE))
                .setDirectivesOverdue(totals.get(Counter.DIRECTIVES_OVERDUE))
                .setDirectivesOpen(totals.get(Counter.DIRECTIVES_OPEN))
                .setAwards(totals.get(Counter.AWARDS))
                .setOutcomesReported(totals.get(Counter.OUTCOMES_REPORTED))
                .setOutcomes(outcomes)
                .setProvincesReported(value(stated.latest(null, AttendanceState.Stated::provinces)))
                .setSitesReported(value(stated.latest(null, AttendanceState.Stated::sites)))
                .setDelegatesReported(value(stated.latest(null, AttendanceState.Stated::delegates)))
                .setUpdatedAt(now)
                .build();
    }

    private List<Outcome> outcomes(String id, CountingBasis basis) {
        return store.drawer(id, RecordType.OUTCOME).stream()
                .filter(entry -> EventOrder.stands(
                        entry.getValue().stamp(), entry.getValue().retracted()))
                .limit(Limits.MAX_LISTED_OUTCOMES)
                .map(entry -> outcome(entry.getKey(), entry.getValue(), basis))
                .toList();
    }

    private static Outcome outcome(String outcomeId, OutcomeState state, CountingBasis basis) {
        return Outcome.newBuilder()
                .setOutcomeId(outcomeId)
                .setProvince(state.code() == null ? null : basis.unit(state.code()))
                .setSubject(state.subject())
                .setValue(state.value())
                .setUnit(state.unit())
                .setOf(state.of())
                .setQualifier(state.qualifier())
                .build();
    }

    private static ParticipationSummary participation(ConferenceUpdate update, String unit, Instant now) {
        CountingBasis basis = update.basis();
        Cell cell = update.cell(unit);
        Tally tally = basis.contribution(unit, cell);
        if (tally.isZero()) {
            return null;
        }
        boolean stillJoined = cell.joinedSites() > 0 && !basis.closed();
        ParticipationSummary summary = ParticipationSummary.newBuilder()
                .setConferenceId(update.id())
                .setMap(basis.map().label())
                .setProvince(unit)
                .setProvinceName(ProvinceRegister.get().name(basis.map(), unit))
                .setFirstJoinedAt(instant(cell.firstJoinedAt()))
                .setLastLeftAt(stillJoined ? null : instant(cell.lastLeftAt()))
                .setChair(cell.chair() == null ? null : cell.chair().name())
                .setUpdatedAt(now)
                .build();
        SummaryFields.fill(summary, tally);
        return summary;
    }

    private static DirectiveSummary directive(
            String id, String directiveId, DirectiveState state, DirectiveRollup rollup, Instant now) {
        Tally tally = rollup.tally();
        long assigned = tally.get(Counter.DIRECTIVES_ASSIGNED);
        return DirectiveSummary.newBuilder()
                .setConferenceId(id)
                .setDirectiveId(directiveId)
                .setIssuer(state.order().issuer())
                .setText(state.order().text())
                .setDueOn(state.order().dueOn())
                .setLegalBases(state.order().legalBases())
                .setIssuedAt(instant(state.issued()))
                .setAssigned(assigned)
                .setCompletedOnTime(tally.get(Counter.DIRECTIVES_COMPLETED_ON_TIME))
                .setCompletedLate(tally.get(Counter.DIRECTIVES_COMPLETED_LATE))
                .setOverdue(tally.get(Counter.DIRECTIVES_OVERDUE))
                .setOpen(tally.get(Counter.DIRECTIVES_OPEN))
                .setAverageProgressPercent(SummaryFields.rate(tally.get(Counter.PROGRESS_PERCENT_TOTAL), assigned))
                .setLaggards(rollup.laggards())
                .setUpdatedAt(now)
                .build();
    }

    private DirectiveStatus status(
            ConferenceUpdate update, String directiveId, LocalDate dueOn, String unit, Instant now) {
        Standing standing = directives.standing(update.id(), directiveId, update.basis(), unit);
        if (standing == null) {
            return null;
        }
        return DirectiveStatus.newBuilder()
                .setConferenceId(update.id())
                .setDirectiveId(directiveId)
                .setProvince(unit)
                .setStatus(standing.status())
                .setPercent(standing.percent())
                .setDueOn(dueOn)
                .setCompletedAt(instant(standing.completedAt()))
                .setUpdatedAt(now)
                .build();
    }

    private static ConferenceStatus status(ConferenceState state) {
        if (state.isCancelled()) {
            return ConferenceStatus.CANCELLED;
        }
        if (state.closed() != null) {
            return ConferenceStatus.CLOSED;
        }
        return state.opened() != null ? ConferenceStatus.OPEN : ConferenceStatus.CONVENED;
    }

    private static Long value(AttendanceState.Figure figure) {
        return figure == null ? null : figure.value();
    }

    private static Instant instant(EventOrder stamp) {
        return stamp == null ? null : Instant.ofEpochMilli(stamp.at());
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
