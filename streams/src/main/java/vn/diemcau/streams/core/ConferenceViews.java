package vn.diemcau.streams.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.Outcome;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.topic.Topics;

/** The summaries of the conferences of a task, as its ledger stands. */
public final class ConferenceViews {
    private final StateStore books;
    private final Directives directives;

    public ConferenceViews(RawStore records) {
        this.books = new StateStore(records);
        this.directives = new Directives(books, null);
    }

    /**
     * The summary that a change calls for; null where there is none (any more).
     *
     * @param now time of computation
     */
    public SpecificRecord of(DirtyKey change, Instant now) {
        List<String> key = change.parts();
        ConferenceState state = books.get(RecordType.CONFERENCE, Key.of(key.get(0), RecordType.CONFERENCE));
        if (change.topic() == Topics.CONFERENCE_SUMMARIES) {
            return state.hasStanding() ? conference(key.get(0), state, now) : null;
        }
        CountingBasis frame = state.frame();
        if (frame == null) {
            return null;
        }
        if (change.topic() == Topics.PARTICIPATION_SUMMARIES) {
            return participation(key.get(0), frame, key.get(1), now);
        }
        DirectiveState directive = books.get(RecordType.DIRECTIVE, Directives.key(key.get(0), key.get(1)));
        if (!directive.stands(frame)) {
            return null;
        }
        return change.topic() == Topics.DIRECTIVE_SUMMARIES
                ? directive(key.get(0), key.get(1), directive, now)
                : status(key.get(0), key.get(1), directive, frame, key.get(2), now);
    }

    /** The partial total that a change calls for, encoded. */
    public byte[] partial(DirtyKey change) {
        return Codec.encode(
                books.get(RecordType.PARTIAL, Key.of(RecordType.PARTIAL).text(change.key())));
    }

    private ConferenceSummary conference(String id, ConferenceState state, Instant now) {
        ConferenceState.Call call = state.call();
        CountingBasis frame = state.frame();
        ConferenceTotals totals = frame == null
                ? ConferenceTotals.ZERO
                : books.get(RecordType.CONFERENCE_TOTALS, ConferenceUpdate.totalsKey(id), ConferenceTotals.ZERO);
        List<Outcome> outcomes = frame == null ? List.of() : outcomes(id, frame);
        AttendanceState attendance = frame == null
                ? AttendanceState.EMPTY
                : books.get(RecordType.ATTENDANCE, ConferenceLedger.attendanceKey(id, ""), AttendanceState.EMPTY);
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
                .setProvincesReported(value(attendance.latest(null, AttendanceState.Stated::provinces)))
                .setSitesReported(value(attendance.latest(null, AttendanceState.Stated::sites)))
                .setDelegatesReported(value(attendance.latest(null, AttendanceState.Stated::delegates)))
                .setUpdatedAt(now)
                .build();
    }

    private List<Outcome> outcomes(String id, CountingBasis frame) {
        Key all = Key.of(id, RecordType.OUTCOME);
        List<Outcome> outcomes = new ArrayList<>();
        for (StateStore.Line<OutcomeState> line : books.scan(RecordType.OUTCOME, all)) {
            OutcomeState state = line.value();
            if (EventOrder.stands(state.stamp(), state.retracted())) {
                outcomes.add(Outcome.newBuilder()
                        .setOutcomeId(Key.textFrom(line.key(), all.bytes().length))
                        .setProvince(state.code() == null ? null : frame.unit(state.code()))
                        .setSubject(state.subject())
                        .setValue(state.value())
                        .setUnit(state.unit())
                        .setOf(state.of())
                        .setQualifier(state.qualifier())
                        .build());
            }
        }
        return outcomes;
    }

    private ParticipationSummary participation(String id, CountingBasis frame, String unit, Instant now) {
        Cell cell = books.get(RecordType.CELL, ConferenceUpdate.cellKey(id, unit), Cell.EMPTY);
        Tally tally = frame.contribution(unit, cell);
        if (tally.isZero()) {
            return null;
        }
        boolean stillJoined = cell.joinedSites() > 0 && !frame.closed();
        ParticipationSummary summary = ParticipationSummary.newBuilder()
                .setConferenceId(id)
                .setMap(frame.map().label())
                .setProvince(unit)
                .setProvinceName(ProvinceRegister.get().name(frame.map(), unit))
                .setFirstJoinedAt(instant(cell.firstJoinedAt()))
                .setLastLeftAt(stillJoined ? null : instant(cell.lastLeftAt()))
                .setChair(cell.chair() == null ? null : cell.chair().name())
                .setUpdatedAt(now)
                .build();
        SummaryFields.fill(summary, tally);
        return summary;
    }

    private static DirectiveSummary directive(String id, String directiveId, DirectiveState state, Instant now) {
        Tally tally = state.board().tally();
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
                .setLaggards(state.board().laggards())
                .setUpdatedAt(now)
                .build();
    }

    private DirectiveStatus status(
            String id, String directiveId, DirectiveState directive, CountingBasis frame, String unit, Instant now) {
        Standing standing = directives.standing(id, directiveId, directive, frame, unit);
        if (standing == null) {
            return null;
        }
        return DirectiveStatus.newBuilder()
                .setConferenceId(id)
                .setDirectiveId(directiveId)
                .setProvince(unit)
                .setStatus(standing.status())
                .setPercent(standing.percent())
                .setDueOn(directive.order().dueOn())
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
