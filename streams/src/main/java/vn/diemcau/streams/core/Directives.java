package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.province.ProvinceRegister;

/** The directives of a task's conferences, and where the provinces stand under them. */
final class Directives {
    private final StateStore store;

    Directives(StateStore store) {
        this.store = store;
    }

    /**
     * Applies an event about one of them.
     *
     * @param today directives that were due before this day are past due
     */
    void enter(ConferenceUpdate update, EventOrder stamp, Object body, LocalDate today) {
        if (body instanceof DirectiveIssued issued) {
            change(update, issued.getDirectiveId(), today, state -> state.issued(stamp, issued));
        } else if (body instanceof DirectiveWithdrawn withdrawn) {
            change(update, withdrawn.getDirectiveId(), today, state -> state.withdrawn(stamp));
        } else if (body instanceof DirectiveProgressed report) {
            int percent = report.getPercent();
            report(
                    update,
                    report.getDirectiveId(),
                    new StatusState.Report(stamp, report.getProvince(), false, percent));
        } else if (body instanceof DirectiveCompleted report) {
            report(update, report.getDirectiveId(), new StatusState.Report(stamp, report.getProvince(), true, 100));
        } else if (body instanceof DirectiveReopened report) {
            int percent = report.getPercent() == null ? 0 : report.getPercent();
            report(
                    update,
                    report.getDirectiveId(),
                    new StatusState.Report(stamp, report.getProvince(), false, percent));
        }
    }

    /** Counts all directives of a conference again, because its basis may have changed. */
    void recount(Counts counts, ConferenceUpdate update, LocalDate today) {
        for (Map.Entry<String, DirectiveState> directive :
                directives(counts.id()).all()) {
            String id = directive.getKey();
            DirectiveState before = update.settledDirective(id, directive.getValue());
            SortedMap<String, Standing> standings = standings(
                    counts, id, directive.getValue(), directive.getValue().isPastDueOn(today));
            if (rollup(counts.id(), id) != null || directive.getValue().stands(counts.basis())) {
                update.touchDirective(id);
            }
            before.addressees(update.settledBasis()).forEach(unit -> update.touchStatus(id, unit));
            standings.forEach((unit, standing) -> {
                update.touchStatus(id, unit);
                counts.add(unit, standing.tally());
            });
            counts.addDirectives(directive.getValue().stands(counts.basis()) ? 1 : 0);
            store(counts, id, before, directive.getValue(), today, standings);
        }
    }

    /** The due date of a directive has passed. */
    void becomePastDue(ConferenceUpdate update, String directiveId, LocalDate today) {
        DirectiveState state = directives(update.id()).get(directiveId);
        replace(update, directiveId, state, state, today);
    }

    /** The directive; null where it was never named. */
    DirectiveState directive(String conferenceId, String directiveId) {
        return directives(conferenceId).get(directiveId);
    }

    /** What a directive was counted as; null where it does not count. */
    DirectiveRollup rollup(String conferenceId, String directiveId) {
        return store.drawer(conferenceId, RecordType.ROLLUP).get(directiveId);
    }

    /** Where a unit stands; null where the directive does not count or does not address it. */
    Standing standing(String conferenceId, String directiveId, CountingBasis basis, String unit) {
        DirectiveState directive = directive(conferenceId, directiveId);
        DirectiveRollup rollup = rollup(conferenceId, directiveId);
        if (rollup == null || !directive.addresses(basis, unit)) {
            return null;
        }
        StatusState status =
                statuses(conferenceId, directiveId).get(ProvinceRegister.get().successor(unit), StatusState.EMPTY);
        return Standing.of(status.latest(basis, unit), directive.dueOn(), rollup.pastDue());
    }

    private void change(
            ConferenceUpdate update, String directiveId, LocalDate today, UnaryOperator<DirectiveState> change) {
        Drawer<String, DirectiveState> directives = directives(update.id());
        DirectiveState before = directives.get(directiveId, DirectiveState.EMPTY);
        DirectiveState after = change.apply(before);
        if (after != before) {
            directives.put(directiveId, after);
            update.keepSettled(directiveId, before);
            if (update.basis().counts()) {
                replace(update, directiveId, before, after, today);
            }
        }
    }

    /** Counts a directive that has changed, or become past due. */
    private void replace(
            ConferenceUpdate update, String id, DirectiveState before, DirectiveState after, LocalDate today) {
        DirectiveRollup rollup = rollup(update.id(), id);
        SortedMap<String, Standing> was = standings(update, id, before, rollup != null && rollup.pastDue());
        SortedMap<String, Standing> is = standings(update, id, after, after.isPastDueOn(today));
        SortedSet<String> units = new TreeSet<>(was.keySet());
        units.addAll(is.keySet());
        for (String unit : units) {
            Standing from = was.get(unit);
            Standing to = is.get(unit);
            if (!Objects.equals(before.dueOn(), after.dueOn()) || !Objects.equals(from, to)) {
                update.touchStatus(id, unit);
                update.add(unit, tally(to).minus(tally(from)));
            }
        }
        update.touchDirective(id);
        update.addDirectives((after.stands(update.basis()) ? 1 : 0) - (before.stands(update.basis()) ? 1 : 0));
        store(update, id, before, after, today, is);
    }

    private void report(ConferenceUpdate update, String id, StatusState.Report report) {
        Drawer<String, StatusState> statuses = statuses(update.id(), id);
        String key = ProvinceRegister.get().successor(report.code());
        StatusState before = statuses.get(key, StatusState.EMPTY);
        StatusState after = before.with(report);
        if (after == before) {
            return;
        }
        statuses.put(key, after);
        CountingBasis basis = update.basis();
        DirectiveState directive = directives(update.id()).get(id, DirectiveState.EMPTY);
        String unit = basis.unit(report.code());
        if (directive.addresses(basis, unit)) {
            Drawer<String, DirectiveRollup> rollups = store.drawer(update.id(), RecordType.ROLLUP);
            DirectiveRollup rollup = rollups.get(id);
            Standing from = Standing.of(before.latest(basis, unit), directive.dueOn(), rollup.pastDue());
            Standing to = Standing.of(after.latest(basis, unit), directive.dueOn(), rollup.pastDue());
            if (!to.equals(from)) {
                rollups.put(id, rollup.replacing(unit, from, to));
                update.touchStatus(id, unit);
                update.add(unit, to.tally().minus(from.tally()));
            }
        }
    }

    /** The standings of the units that a directive addresses; empty if the directive does not count. */
    private SortedMap<String, Standing> standings(
            Counts counts, String directiveId, DirectiveState directive, boolean pastDue) {
        SortedMap<String, Standing> standings = new TreeMap<>();
        Drawer<String, StatusState> statuses = statuses(counts.id(), directiveId);
        for (String unit : directive.addressees(counts.basis())) {
            StatusState status = statuses.get(ProvinceRegister.get().successor(unit), StatusState.EMPTY);
            standings.put(unit, Standing.of(status.latest(counts.basis(), unit), directive.dueOn(), pastDue));
        }
        return standings;
    }

    /** Keeps what a directive was counted as, and the entry of its due date while it waits for that. */
    private void store(
            Counts counts,
            String id,
            DirectiveState before,
            DirectiveState after,
            LocalDate today,
            SortedMap<String, Standing> standings) {
        Drawer<String, DirectiveRollup> rollups = store.drawer(counts.id(), RecordType.ROLLUP);
        DirectiveRollup old = rollups.get(id);
        boolean pastDue = after.isPastDueOn(today);
        DirectiveRollup rollup = after.stands(counts.basis()) ? DirectiveRollup.of(pastDue, standings) : null;
        LocalDate waited = old == null || old.pastDue() ? null : before.dueOn();
        LocalDate waits = rollup == null || pastDue ? null : after.dueOn();
        if (!Objects.equals(old, rollup)) {
            rollups.put(id, rollup);
        }
        if (!Objects.equals(waited, waits)) {
            schedule(waited, counts.id(), id, null);
            schedule(waits, counts.id(), id, true);
        }
    }

    private void schedule(LocalDate date, String conferenceId, String directiveId, Boolean waits) {
        if (date != null) {
            DueDates.of(store, date).put(DueDates.key(conferenceId, directiveId), waits);
        }
    }

    private Drawer<String, DirectiveState> directives(String conferenceId) {
        return store.drawer(conferenceId, RecordType.DIRECTIVE);
    }

    private Drawer<String, StatusState> statuses(String conferenceId, String directiveId) {
        return store.drawer(conferenceId, RecordType.STATUS, directiveId);
    }

    private static Tally tally(Standing standing) {
        return standing == null ? Tally.ZERO : standing.tally();
    }
}
