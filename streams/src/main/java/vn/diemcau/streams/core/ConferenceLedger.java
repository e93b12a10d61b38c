package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.topic.Topics;

/**
 * The ledger of the conferences of one task. Every fact is kept as a small record with the latest version, so that
 * events may come in any order and any number of times. An event changes a record, and the cell of a unit by the
 * difference of its contribution; totals follow the cells before they are published. Only if the {@link CountingBasis}
 * changes, all cells of a conference are counted again.
 */
public final class ConferenceLedger implements Ledger {
    private static final String WAITING = "waiting";
    private static final String TODAY = "today";

    private final StateStore store;
    private final int partition;
    private final Sites sites;
    private final Entries entries;
    private final Attendance attendance;
    private final Directives directives;
    private final Settlement settlement;
    private final ConferenceViews views;
    private final Map<String, ConferenceUpdate> updates = new LinkedHashMap<>();
    private int unpublished;
    private LocalDate today;

    /**
     * Opens the ledger of a task.
     *
     * @param partition the partition of its conferences
     * @param today the day at which a new ledger stands; one that is kept stands where it stood
     * @throws ClockSetBackException if the ledger stands at a later day already
     */
    public ConferenceLedger(StateStore store, int partition, LocalDate today) {
        this.store = store;
        this.partition = partition;
        this.sites = new Sites(store);
        this.entries = new Entries(store);
        this.attendance = new Attendance(store);
        this.directives = new Directives(store);
        this.settlement = new Settlement(store, sites, entries, attendance, directives);
        this.views = new ConferenceViews(store, attendance, directives);
        Long stored = numbers().get(TODAY);
        if (stored == null) {
            standAt(today);
        } else {
            this.today = LocalDate.ofEpochDay(stored);
        }
        if (this.today.isAfter(today)) {
            throw new ClockSetBackException(today, this.today);
        }
    }

    /** Applies a valid event. */
    public void apply(Event event) {
        ConferenceUpdate update = updates.computeIfAbsent(event.conferenceId(), id -> new ConferenceUpdate(id, store));
        int before = update.size();
        ConferenceState state = update.state();
        ConferenceState changed = state.with(event.stamp(), event.body());
        if (changed != state || update.isNew()) {
            replace(update, changed);
        }
        enter(update, event.stamp(), event.body());
        unpublished += update.size() - before;
    }

    @Override
    public int unpublished() {
        return unpublished;
    }

    @Override
    public void publish(Publisher publisher, Instant now) {
        settlement.settle(updates.values(), today);
        settlement.partials().forEach((sum, tally) -> {
            PartialKey key = PartialKey.of(sum.map(), sum.unit(), sum.quarter(), partition);
            publisher.publish(Topics.PROVINCE_PARTIALS, key.toString(), Codec.encode(tally));
        });
        updates.values().forEach(update -> views.publish(update, publisher, now));
        updates.clear();
        unpublished = 0;
    }

    @Override
    public boolean advance(LocalDate day, int limit) {
        while (today.isBefore(day)) {
            settlement.settle(updates.values(), today);
            List<DueDates.Due> due = DueDates.first(store, today, limit);
            LocalDate next = today.plusDays(1);
            for (DueDates.Due one : due) {
                ConferenceUpdate update =
                        updates.computeIfAbsent(one.conferenceId(), id -> new ConferenceUpdate(id, store));
                int before = update.size();
                directives.becomePastDue(update, one.directiveId(), next);
                unpublished += update.size() - before;
            }
            if (due.size() == limit) {
                return false;
            }
            standAt(next);
        }
        return true;
    }

    @Override
    public LocalDate today() {
        return today;
    }

    @Override
    public long waiting() {
        return numbers().get(WAITING, 0L);
    }

    private void enter(ConferenceUpdate update, EventOrder stamp, Object body) {
        if (body instanceof SiteJoined joined) {
            sites.join(update, stamp, joined);
        } else if (body instanceof SiteLeft left) {
            sites.leave(update, stamp, left);
        } else if (body instanceof SiteAnnulled annulled) {
            sites.annul(update, stamp, annulled);
        } else if (body instanceof AttendanceReported reported) {
            attendance.report(update, stamp, reported);
        } else if (!entries.enter(update, stamp, body)) {
            directives.enter(update, stamp, body, today);
        }
    }

    private void replace(ConferenceUpdate update, ConferenceState state) {
        boolean waited = !update.isNew() && !update.state().hasStanding();
        update.replace(state);
        if (waited == state.hasStanding()) {
            numbers().put(WAITING, waiting() + (waited ? -1 : 1));
        }
    }

    private void standAt(LocalDate day) {
        today = day;
        numbers().put(TODAY, day.toEpochDay());
    }

    private Drawer<String, Long> numbers() {
        return store.drawer(TaskState.OWNER, RecordType.NUMBER);
    }
}
