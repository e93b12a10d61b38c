package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** Brings totals and partial totals up to what the cells have come to. */
final class Settlement {
    private final StateStore store;
    private final Sites sites;
    private final Entries entries;
    private final Attendance attendance;
    private final Directives directives;

    /** What partial totals have changed by since they were last published. */
    private final Map<Sum, Tally> changes = new HashMap<>();

    /** The place of a partial total. */
    record Sum(String quarter, ProvinceMap map, String unit) {}

    Settlement(StateStore store, Sites sites, Entries entries, Attendance attendance, Directives directives) {
        this.store = store;
        this.sites = sites;
        this.entries = entries;
        this.attendance = attendance;
        this.directives = directives;
    }

    /** Settles conferences; where the basis of one has changed, it is counted again. */
    void settle(Collection<ConferenceUpdate> updates, LocalDate today) {
        updates.forEach(update -> settle(update, today));
    }

    /** The partial totals that have changed, as they are now. */
    Map<Sum, Tally> partials() {
        Map<Sum, Tally> partials = new HashMap<>();
        changes.forEach((sum, change) -> {
            if (!change.isZero()) {
                Drawer<String, Tally> quarter = store.drawer("\u0001" + sum.quarter(), RecordType.PARTIAL);
                String key = sum.map().label() + "/" + sum.unit();
                Tally after = quarter.get(key, Tally.ZERO).plus(change);
                quarter.put(key, after);
                partials.put(sum, after);
            }
        });
        changes.clear();
        return partials;
    }

    private void settle(ConferenceUpdate update, LocalDate today) {
        CountingBasis before = update.settledBasis();
        CountingBasis after = update.state().basis();
        if (!after.equals(before)) {
            update.units().forEach(update::touch);
            before.invited().forEach(update::touch);
            after.invited().forEach(update::touch);
        }
        if (update.isStale()) {
            recount(update, today);
        }
        update.withoutExtremes().forEach(unit -> update.replace(unit, sites.withExtremes(update, unit)));
        update.isFresh();
        Tally sum = Tally.ZERO;
        Tally taken = Tally.ZERO;
        for (Map.Entry<String, Cell> cell : update.settledCells().entrySet()) {
            String unit = cell.getKey();
            Tally was = before.contribution(unit, cell.getValue());
            Tally is = after.contribution(unit, update.cell(unit));
            if (after.hasSumsOf(before)) {
                change(after, unit, is.minus(was));
            } else {
                change(before, unit, Tally.ZERO.minus(was));
                change(after, unit, is);
                taken = taken.plus(was);
            }
            sum = sum.plus(is).minus(was);
        }
        change(before, ProvinceRegister.NATION, Tally.ZERO.minus(taken));
        change(after, ProvinceRegister.NATION, sum.plus(taken));
        update.replace(update.totals().plusCells(sum));
        update.isSettled();
    }

    private void recount(ConferenceUpdate update, LocalDate today) {
        Recount recount = new Recount(update);
        if (recount.basis().counts()) {
            sites.recount(recount);
            entries.recount(recount);
            attendance.recount(recount);
        }
        directives.recount(recount, update, today);
        recount.close();
    }

    private void change(CountingBasis basis, String unit, Tally change) {
        if (!change.isZero()) {
            changes.merge(new Sum(basis.quarter(), basis.map(), unit), change, Tally::plus);
        }
    }
}
