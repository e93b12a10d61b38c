package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechRetracted;
import vn.diemcau.province.ProvinceRegister;

/**
 * The ledger of the conferences of one task. Everything that was said is kept as small records that know the latest of
 * each thing, so that events may come in any order and any number of times; what the records contribute to cells,
 * totals and partial totals is kept up by the difference that each event makes. Only a change of a conference's
 * {@link CountingBasis} counts its cells anew.
 */
public final class ConferenceLedger {
    private static final Key WAITING = Key.of(RecordType.NUMBER).text("waiting");
    private static final Key TODAY = Key.of(RecordType.NUMBER).text("today");

    private final StateStore books;
    private final DirtyKeys changes;
    private final Sites sites;
    private final Directives directives;
    private LocalDate today;

    /**
     * Opens the ledger of a task.
     *
     * @param today the day at which a new ledger stands; one that is kept stands where it stood
     * @throws ClockSetBackException if the ledger stands at a later day already
     */
    public ConferenceLedger(RawStore records, DirtyKeys changes, LocalDate today) {
        this.books = new StateStore(records);
        this.changes = changes;
        this.sites = new Sites(books);
        this.directives = new Directives(books, changes);
        Long stored = books.get(RecordType.NUMBER, TODAY);
        if (stored == null) {
            standAt(today);
        } else {
            this.today = LocalDate.ofEpochDay(stored);
        }
        if (this.today.isAfter(today)) {
            throw new ClockSetBackException(today, this.today);
        }
    }

    /** The day at which the ledger stands: what is due before it and not completed is overdue. */
    public LocalDate today() {
        return today;
    }

    /** Conferences that events name and nobody has convened yet. */
    public long waiting() {
        return books.get(RecordType.NUMBER, WAITING, 0L);
    }

    /**
     * Goes on towards a day, by a bounded number of directives that become overdue.
     *
     * @return whether the ledger stands at the day, or a later one, now
     */
    public boolean advance(LocalDate day, int limit) {
        if (!today.isBefore(day)) {
            return true;
        }
        Key due = Key.of(RecordType.DUE);
        List<StateStore.Line<Boolean>> next = books.scan(RecordType.DUE, due, limit);
        for (StateStore.Line<Boolean> line : next) {
            int offset = due.bytes().length;
            if (Key.numberAt(line.key(), offset) >= day.toEpochDay()) {
                standAt(day);
                return true;
            }
            String[] directive = Key.partsFrom(line.key(), offset + Long.BYTES);
            ConferenceUpdate account = account(directive[0]);
            DirectiveState state = books.get(RecordType.DIRECTIVE, Directives.key(directive[0], directive[1]));
            directives.replace(account, directive[1], state, state, true);
            account.close();
        }
        if (next.size() < limit) {
            standAt(day);
            return true;
        }
        return false;
    }

    /** Enters an event that is valid by the contract. */
    public void apply(Event event) {
        EventOrder stamp = event.stamp();
        Object body = event.body();
        ConferenceState before = conference(event.conferenceId());
        ConferenceState state = before == null ? ConferenceState.WAITING : before;
        ConferenceState changed = changed(state, stamp, body);
        if (changed != state || before == null) {
            store(event.conferenceId(), before, changed);
        }
        if (changed != state) {
            if (changed.hasStanding()) {
                changes.conference(event.conferenceId());
                reframe(event.conferenceId(), state.frame(), changed.frame());
            }
            return;
        }
        ConferenceUpdate account = new ConferenceUpdate(books, changes, event.conferenceId(), state.frame());
        enter(account, stamp, body);
        account.close();
    }

    /** Tells of every summary of a conference, and of every one that it ever had, as if it had changed. */
    public void republish(String conferenceId) {
        if (conference(conferenceId).hasStanding()) {
            changes.conference(conferenceId);
        }
        Key cells = Key.of(conferenceId, RecordType.CELL);
        for (StateStore.Line<Cell> line : books.scan(RecordType.CELL, cells)) {
            changes.participation(conferenceId, Key.textFrom(line.key(), cells.bytes().length));
        }
        Key all = Key.of(conferenceId, RecordType.DIRECTIVE);
        for (StateStore.Line<DirectiveState> line : books.scan(RecordType.DIRECTIVE, all)) {
            String directiveId = Key.textFrom(line.key(), all.bytes().length);
            changes.directive(conferenceId, directiveId);
            line.value().board().known().forEach(unit -> changes.status(conferenceId, directiveId, unit));
        }
    }

    /** Tells of every partial total as if it had changed. */
    public void republishPartials() {
        Key all = Key.of(RecordType.PARTIAL);
        for (StateStore.Line<Tally> line : books.scan(RecordType.PARTIAL, all)) {
            changes.partial(Key.textFrom(line.key(), all.bytes().length));
        }
    }

    private static ConferenceState changed(ConferenceState state, EventOrder stamp, Object body) {
        if (body instanceof ConferenceConvened convened) {
            return state.convened(stamp, convened);
        }
        if (body instanceof ConferenceCancelled) {
            return state.cancelled(stamp);
        }
        if (body instanceof ConferenceOpened) {
            return state.opened(stamp);
        }
        return body instanceof ConferenceClosed ? state.closed(stamp) : state;
    }

    private void enter(ConferenceUpdate account, EventOrder stamp, Object body) {
        if (body instanceof SiteJoined joined) {
            sites.join(account, stamp, joined);
        } else if (body instanceof SiteLeft left) {
            sites.leave(account, stamp, left);
        } else if (body instanceof SiteAnnulled annulled) {
            sites.annul(account, stamp, annulled);
        } else if (body instanceof AttendanceReported reported) {
            attendance(account, stamp, reported);
        } else if (body instanceof SpeechDelivered speech) {
            entry(
                    account,
                    RecordType.SPEECH,
                    speech.getSpeechId(),
                    SpeechState.EMPTY,
                    state -> state.with(stamp, speech));
        } else if (body instanceof SpeechRetracted speech) {
            entry(account, RecordType.SPEECH, speech.getSpeechId(), SpeechState.EMPTY, state -> state.retracted(stamp));
        } else if (body instanceof AwardConferred award) {
            entry(account, RecordType.AWARD, award.getAwardId(), AwardState.EMPTY, state -> state.with(stamp, award));
        } else if (body instanceof AwardRetracted award) {
            entry(account, RecordType.AWARD, award.getAwardId(), AwardState.EMPTY, state -> state.retracted(stamp));
        } else if (body instanceof OutcomeReported outcome) {
            entry(
                    account,
                    RecordType.OUTCOME,
                    outcome.getOutcomeId(),
                    OutcomeState.EMPTY,
                    state -> state.with(stamp, outcome));
        } else if (body instanceof OutcomeRetracted outcome) {
            entry(
                    account,
                    RecordType.OUTCOME,
                    outcome.getOutcomeId(),
                    OutcomeState.EMPTY,
                    state -> state.retracted(stamp));
        } else if (body instanceof DirectiveIssued issued) {
            directive(account, issued.getDirectiveId(), state -> state.issued(stamp, issued));
        } else if (body instanceof DirectiveWithdrawn withdrawn) {
            directive(account, withdrawn.getDirectiveId(), state -> state.withdrawn(stamp));
        } else if (body instanceof DirectiveProgressed report) {
            report(account, report.getDirectiveId(), stamp, report.getProvince(), false, report.getPercent());
        } else if (body instanceof DirectiveCompleted report) {
            report(account, report.getDirectiveId(), stamp, report.getProvince(), true, 100);
        } else if (body instanceof DirectiveReopened report) {
            int percent = report.getPercent() == null ? 0 : report.getPercent();
            report(account, report.getDirectiveId(), stamp, report.getProvince(), false, percent);
        }
    }

    private void report(
            ConferenceUpdate account,
            String directiveId,
            EventOrder stamp,
            String code,
            boolean completed,
            int percent) {
        directives.report(account, directiveId, new StatusState.Report(stamp, code, completed, percent));
    }

    private void directive(ConferenceUpdate account, String directiveId, UnaryOperator<DirectiveState> change) {
        DirectiveState before =
                books.get(RecordType.DIRECTIVE, Directives.key(account.id(), directiveId), DirectiveState.EMPTY);
        DirectiveState after = change.apply(before);
        if (after != before) {
            directives.replace(account, directiveId, before, after, after.isPastDueOn(today));
        }
    }

    private void attendance(ConferenceUpdate account, EventOrder stamp, AttendanceReported body) {
        String code = body.getProvince();
        Key key = attendanceKey(
                account.id(), code == null ? "" : ProvinceRegister.get().successor(code));
        AttendanceState before = books.get(RecordType.ATTENDANCE, key, AttendanceState.EMPTY);
        AttendanceState after = before.with(stamp, body);
        if (after == before) {
            return;
        }
        books.put(RecordType.ATTENDANCE, key, after);
        if (account.frame() != null && code == null) {
            changes.conference(account.id());
        } else if (account.frame() != null) {
            String unit = account.frame().unit(code);
            account.add(unit, after.tally(account.frame(), unit).minus(before.tally(account.frame(), unit)));
        }
    }

    private <T extends Entry> void entry(
            ConferenceUpdate account, RecordType<T> kind, String entryId, T empty, UnaryOperator<T> change) {
        Key key = Key.of(account.id(), kind).text(entryId);
        T before = books.get(kind, key, empty);
        T after = change.apply(before);
        if (after == before) {
            return;
        }
        books.put(kind, key, after);
        CountingBasis frame = account.frame();
        if (frame == null) {
            return;
        }
        account.addOwn(after.tally(frame, null).minus(before.tally(frame, null)));
        String from = before.code() == null ? null : frame.unit(before.code());
        String to = after.code() == null ? null : frame.unit(after.code());
        if (from != null && !from.equals(to)) {
            account.add(from, Tally.ZERO.minus(before.tally(frame, from)));
        }
        if (to != null) {
            account.add(to, after.tally(frame, to).minus(to.equals(from) ? before.tally(frame, to) : Tally.ZERO));
        }
        if (kind == RecordType.OUTCOME) {
            changes.conference(account.id());
        }
    }

    /** Counts a conference anew where its frame has changed; either frame is null where nothing counts. */
    private void reframe(String id, CountingBasis before, CountingBasis after) {
        if (Objects.equals(before, after)) {
            return;
        }
        ConferenceUpdate account = new ConferenceUpdate(books, changes, id, after);
        if (before != null) {
            Key all = Key.of(id, RecordType.CELL);
            for (StateStore.Line<Cell> line : books.scan(RecordType.CELL, all)) {
                account.empty(before, Key.textFrom(line.key(), all.bytes().length), line.value());
            }
            sites.clear(id);
            account.clearOwn();
        }
        SortedMap<String, Cell> cells = new TreeMap<>();
        if (after != null) {
            after.invited().forEach(unit -> cells.put(unit, Cell.EMPTY));
            sites.recount(account, cells);
            recount(account, RecordType.SPEECH, cells);
            recount(account, RecordType.AWARD, cells);
            recount(account, RecordType.OUTCOME, cells);
            recountAttendance(account, cells);
        }
        directives.recount(account, cells, today);
        cells.forEach((unit, cell) -> account.replace(unit, null, cell));
        account.close();
    }

    private <T extends Entry> void recount(
            ConferenceUpdate account, RecordType<T> kind, SortedMap<String, Cell> cells) {
        CountingBasis frame = account.frame();
        for (StateStore.Line<T> line : books.scan(kind, Key.of(account.id(), kind))) {
            T entry = line.value();
            account.addOwn(entry.tally(frame, null));
            if (entry.code() != null) {
                String unit = frame.unit(entry.code());
                add(cells, unit, entry.tally(frame, unit));
            }
        }
    }

    private void recountAttendance(ConferenceUpdate account, SortedMap<String, Cell> cells) {
        CountingBasis frame = account.frame();
        Key provinces = Key.of(account.id(), RecordType.ATTENDANCE);
        for (StateStore.Line<AttendanceState> line : books.scan(RecordType.ATTENDANCE, provinces)) {
            if (line.key().length > provinces.bytes().length) {
                for (String unit : line.value().units(frame)) {
                    add(cells, unit, line.value().tally(frame, unit));
                }
            }
        }
    }

    private static void add(SortedMap<String, Cell> cells, String unit, Tally tally) {
        if (!tally.isZero()) {
            cells.merge(unit, Cell.EMPTY.plus(tally), (cell, more) -> cell.plus(tally));
        }
    }

    private ConferenceUpdate account(String conferenceId) {
        return new ConferenceUpdate(
                books, changes, conferenceId, conference(conferenceId).frame());
    }

    private ConferenceState conference(String conferenceId) {
        return books.get(RecordType.CONFERENCE, Key.of(conferenceId, RecordType.CONFERENCE));
    }

    private void store(String conferenceId, ConferenceState before, ConferenceState after) {
        books.put(RecordType.CONFERENCE, Key.of(conferenceId, RecordType.CONFERENCE), after);
        boolean waited = before != null && !before.hasStanding();
        if (waited == after.hasStanding()) {
            books.put(RecordType.NUMBER, WAITING, waiting() + (waited ? -1 : 1));
        }
    }

    private void standAt(LocalDate day) {
        today = day;
        books.put(RecordType.NUMBER, TODAY, day.toEpochDay());
    }

    static Key attendanceKey(String conferenceId, String unit) {
        return Key.of(conferenceId, RecordType.ATTENDANCE).text(unit);
    }
}
