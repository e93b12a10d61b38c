package vn.diemcau.streams.core;

import java.util.Map;
import java.util.function.UnaryOperator;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** The sites of a task's conferences. */
final class Sites {
    private final StateStore store;

    Sites(StateStore store) {
        this.store = store;
    }

    void join(Counts counts, EventOrder stamp, SiteJoined body) {
        SiteState.Move move = new SiteState.Move(stamp, body.getProvince(), true, body.getDelegates(), body.getChair());
        enter(counts, body.getProvince(), body.getSite(), state -> state.with(move));
    }

    void leave(Counts counts, EventOrder stamp, SiteLeft body) {
        SiteState.Move move = new SiteState.Move(stamp, body.getProvince(), false, null, null);
        enter(counts, body.getProvince(), body.getSite(), state -> state.with(move));
    }

    void annul(Counts counts, EventOrder stamp, SiteAnnulled body) {
        SiteState.Annulment annulment = new SiteState.Annulment(body.getProvince(), stamp);
        enter(counts, body.getProvince(), body.getSite(), state -> state.with(annulment));
    }

    /** Counts all sites of a conference. */
    void recount(Counts counts) {
        CountingBasis basis = counts.basis();
        for (String successor : ProvinceRegister.get().codes(ProvinceMap.MAP_34)) {
            sites(counts.id(), successor).stream().map(Map.Entry::getValue).forEach(site -> site.units(basis)
                    .forEach(unit -> counts.site(unit, Presence.NONE, site.presence(basis, unit))));
        }
    }

    /** The cell of a unit with the extremes over its sites, which are all gone through. */
    Cell withExtremes(ConferenceUpdate update, String unit) {
        Cell cell = update.cell(unit).withoutExtremes();
        for (var site : sites(update.id(), ProvinceRegister.get().successor(unit)).all()) {
            cell = cell.reaching(site.getValue().presence(update.basis(), unit));
        }
        return cell;
    }

    private void enter(Counts counts, String code, String site, UnaryOperator<SiteState> change) {
        Drawer<String, SiteState> sites =
                sites(counts.id(), ProvinceRegister.get().successor(code));
        SiteState before = sites.get(site, SiteState.EMPTY);
        SiteState after = change.apply(before);
        if (after == before) {
            return;
        }
        sites.put(site, after);
        CountingBasis basis = counts.basis();
        String unit = basis.unit(code);
        counts.site(unit, before.presence(basis, unit), after.presence(basis, unit));
    }

    private Drawer<String, SiteState> sites(String conferenceId, String successor) {
        return store.drawer(conferenceId, RecordType.SITE, successor);
    }
}
