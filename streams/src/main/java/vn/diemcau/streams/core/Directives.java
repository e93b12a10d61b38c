package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.DirectiveStanding;

/** The directives of a task's conferences, and where the provinces stand under them. */
final class Directives {
    private final StateStore books;
    private final DirtyKeys changes;

    Directives(StateStore books, DirtyKeys changes) {
        this.books = books;
        this.changes = changes;
    }

    static Key key(String conferenceId, String directiveId) {
        return Key.of(conferenceId, RecordType.DIRECTIVE).text(directiveId);
    }

    /**
     * Counts a directive anew after it changed, or its due date has passed.
     *
     * @param pastDue whether its due date counts as past from now on
     */
    void replace(
            ConferenceUpdate account,
            String directiveId,
            DirectiveState before,
            DirectiveState after,
            boolean pastDue) {
        CountingBasis frame = account.frame();
        if (frame == null) {
            books.put(RecordType.DIRECTIVE, key(account.id(), directiveId), after);
            return;
        }
        SortedMap<String, Standing> was = standings(account.id(), directiveId, before, frame, before.pastDue());
        SortedMap<String, Standing> is = standings(account.id(), directiveId, after, frame, pastDue);
        boolean sameDate = Objects.equals(dueOn(before), dueOn(after));
        SortedSet<String> units = new TreeSet<>(was.keySet());
        units.addAll(is.keySet());
        for (String unit : units) {
            Standing from = was.get(unit);
            Standing to = is.get(unit);
            if (!sameDate || !Objects.equals(from, to)) {
                changes.status(account.id(), directiveId, unit);
                account.add(unit, tally(to).minus(tally(from)));
            }
        }
        account.addDirectives((after.stands(frame) ? 1 : 0) - (before.stands(frame) ? 1 : 0));
        schedule(account.id(), directiveId, before, null);
        store(account.id(), directiveId, after.counted(pastDue, board(after.board(), is)), frame);
    }

    /** Enters what a province reports under a directive. */
    void report(ConferenceUpdate account, String directiveId, StatusState.Report report) {
        String id = account.id();
        Key key = Key.of(id, RecordType.STATUS)
                .under(directiveId)
                .text(ProvinceRegister.get().successor(report.code()));
        StatusState before = books.get(RecordType.STATUS, key, StatusState.EMPTY);
        StatusState after = before.with(report);
        if (after == before) {
            return;
        }
        books.put(RecordType.STATUS, key, after);
        CountingBasis frame = account.frame();
        DirectiveState directive = frame == null ? null : books.get(RecordType.DIRECTIVE, key(id, directiveId));
        if (directive == null) {
            return;
        }
        String unit = frame.unit(report.code());
        if (directive.addressees(frame).contains(unit)) {
            Standing from = standing(directive, before.latest(frame, unit), directive.pastDue());
            Standing to = standing(directive, after.latest(frame, unit), directive.pastDue());
            if (!to.equals(from)) {
                DirectiveRollup board = directive.board().replacing(unit, from, to);
                books.put(RecordType.DIRECTIVE, key(id, directiveId), directive.counted(directive.pastDue(), board));
                changes.directive(id, directiveId);
                changes.status(id, directiveId, unit);
                account.add(unit, to.tally().minus(from.tally()));
            }
        }
    }

    /** Counts all directives of a conference into new cells by unit. */
    void recount(ConferenceUpdate account, SortedMap<String, Cell> cells, LocalDate today) {
        CountingBasis frame = account.frame();
        Key all = Key.of(account.id(), RecordType.DIRECTIVE);
        for (StateStore.Line<DirectiveState> line : books.scan(RecordType.DIRECTIVE, all)) {
            String directiveId = Key.textFrom(line.key(), all.bytes().length);
            DirectiveState state = line.value();
            boolean pastDue = state.isPastDueOn(today);
            SortedMap<String, Standing> standings = standings(account.id(), directiveId, state, frame, pastDue);
            standings.forEach((unit, standing) ->
                    cells.merge(unit, Cell.EMPTY.plus(standing.tally()), (cell, more) -> cell.plus(more.sums())));
            account.addDirectives(state.stands(frame) ? 1 : 0);
            DirectiveState counted = state.counted(pastDue, board(state.board(), standings));
            counted.board().known().forEach(unit -> changes.status(account.id(), directiveId, unit));
            schedule(account.id(), directiveId, state, null);
            store(account.id(), directiveId, counted, frame);
        }
    }

    /** Where a unit stands; null where the directive does not address it. */
    Standing standing(
            String conferenceId, String directiveId, DirectiveState directive, CountingBasis frame, String unit) {
        if (!directive.addressees(frame).contains(unit)) {
            return null;
        }
        Key key = Key.of(conferenceId, RecordType.STATUS)
                .under(directiveId)
                .text(ProvinceRegister.get().successor(unit));
        StatusState status = books.get(RecordType.STATUS, key, StatusState.EMPTY);
        return standing(directive, status.latest(frame, unit), directive.pastDue());
    }

    private static Standing standing(DirectiveState directive, StatusState.Report latest, boolean pastDue) {
        return Standing.of(latest, directive.order().dueOn(), pastDue);
    }

    /** Where the units stand that a directive addresses; none where it does not stand. */
    private SortedMap<String, Standing> standings(
            String conferenceId, String directiveId, DirectiveState directive, CountingBasis frame, boolean pastDue) {
        SortedMap<String, Standing> standings = new TreeMap<>();
        if (!directive.stands(frame)) {
            return standings;
        }
        for (String unit : directive.addressees(frame)) {
            standings.put(unit, standing(directive, null, pastDue));
        }
        for (StateStore.Line<StatusState> line : books.scan(
                RecordType.STATUS, Key.of(conferenceId, RecordType.STATUS).under(directiveId))) {
            for (StatusState.Report report : line.value().reports()) {
                String unit = frame.unit(report.code());
                standings.computeIfPresent(
                        unit, (same, old) -> standing(directive, line.value().latest(frame, unit), pastDue));
            }
        }
        return standings;
    }

    private void store(String conferenceId, String directiveId, DirectiveState state, CountingBasis frame) {
        books.put(RecordType.DIRECTIVE, key(conferenceId, directiveId), state);
        schedule(conferenceId, directiveId, state, frame);
        changes.directive(conferenceId, directiveId);
    }

    /** Keeps the index of due dates: an entry while a standing directive waits for its date, else none. */
    private void schedule(String conferenceId, String directiveId, DirectiveState state, CountingBasis frame) {
        if (dueOn(state) == null) {
            return;
        }
        Key key = Key.of(RecordType.DUE)
                .number(state.order().dueOn().toEpochDay())
                .under(conferenceId)
                .text(directiveId);
        if (state.stands(frame) && !state.pastDue()) {
            books.put(RecordType.DUE, key, true);
        } else {
            books.delete(key);
        }
    }

    private static DirectiveRollup board(DirectiveRollup before, SortedMap<String, Standing> standings) {
        Tally sum = Tally.ZERO;
        List<String> laggards = new ArrayList<>();
        for (var entry : standings.entrySet()) {
            sum = sum.plus(entry.getValue().tally());
            if (entry.getValue().status() == DirectiveStanding.OVERDUE) {
                laggards.add(entry.getKey());
            }
        }
        return new DirectiveRollup(sum, laggards, before.known()).knowing(standings.keySet());
    }

    private static LocalDate dueOn(DirectiveState state) {
        return state.order() == null ? null : state.order().dueOn();
    }

    private static Tally tally(Standing standing) {
        return standing == null ? Tally.ZERO : standing.tally();
    }
}
