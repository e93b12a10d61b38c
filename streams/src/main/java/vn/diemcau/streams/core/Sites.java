package vn.diemcau.streams.core;

import java.util.Map;
import java.util.SortedSet;
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
        enter(
                counts,
                body.getSite(),
                new SiteState.Move(stamp, body.getProvince(), true, body.getDelegates(), body.getChair()));
    }

    void leave(Counts counts, EventOrder stamp, SiteLeft body) {
        enter(counts, body.getSite(), new SiteState.Move(stamp, body.getProvince(), false, null, null));
    }

    void annul(Counts counts, EventOrder stamp, SiteAnnulled body) {
        String code = body.getProvince();
        String site = body.getSite();
        Drawer<String, SiteState> sites = sites(counts, code);
        SiteState before = sites.get(site, SiteState.EMPTY);
        SiteState after = before.with(new SiteState.Annulment(code, stamp));
        if (after == before) {
            return;
        }
        CountingBasis basis = counts.basis();
        String unit = basis.unit(code);
        Presence was = before.presence(basis, unit);
        if (before.isLarge()) {
            if (basis.counts()) {
                LargeSite large = LargeSite.of(store, counts.id(), site, before, basis, unit);
                after = after.counted(
                        unit, large.without(was, before.annulled(basis, unit), after.annulled(basis, unit)));
            }
            LargeSite.drawer(store, counts.id(), code, site).deleteBefore(stamp);
        }
        sites.put(site, after);
        counts.site(unit, was, after.presence(basis, unit));
    }

    /** Counts all sites of a conference. */
    void recount(Counts counts) {
        for (String successor : ProvinceRegister.get().codes(ProvinceMap.MAP_34)) {
            Drawer<String, SiteState> sites = store.drawer(counts.id(), RecordType.SITE, successor);
            for (Map.Entry<String, SiteState> site : sites.all()) {
                SiteState state = site.getValue();
                if (state.isLarge()) {
                    state = counted(counts, site.getKey(), state);
                    sites.put(site.getKey(), state);
                }
                for (String unit : state.units(counts.basis())) {
                    counts.site(unit, Presence.NONE, state.presence(counts.basis(), unit));
                }
            }
        }
    }

    /** The cell of a unit with the extremes over its sites, which are all gone through. */
    Cell withExtremes(ConferenceUpdate update, String unit) {
        Cell cell = update.cell(unit).withoutExtremes();
        for (Map.Entry<String, SiteState> site : sites(update, unit).all()) {
            cell = cell.reaching(site.getValue().presence(update.basis(), unit));
        }
        return cell;
    }

    private void enter(Counts counts, String site, SiteState.Move move) {
        Drawer<String, SiteState> sites = sites(counts, move.code());
        SiteState before = sites.get(site, SiteState.EMPTY);
        if (before.annuls(move)) {
            return;
        }
        SiteState after = before.isLarge() ? withLarge(counts, site, before, move) : before.with(move);
        if (after == before) {
            return;
        }
        if (after.isFull()) {
            after = large(counts, site, after);
        }
        sites.put(site, after);
        CountingBasis basis = counts.basis();
        String unit = basis.unit(move.code());
        counts.site(unit, before.presence(basis, unit), after.presence(basis, unit));
    }

    /** A large site with a move more; the same where it has it. */
    private SiteState withLarge(Counts counts, String site, SiteState state, SiteState.Move move) {
        Drawer<EventOrder, SiteState.Move> moves = LargeSite.drawer(store, counts.id(), move.code(), site);
        if (moves.get(move.stamp()) != null) {
            return state;
        }
        moves.put(move.stamp(), move);
        SortedSet<String> codes = state.codesOfMoves();
        codes.add(move.code());
        SiteState after = state.large(codes);
        CountingBasis basis = counts.basis();
        if (!basis.counts()) {
            return after;
        }
        String unit = basis.unit(move.code());
        LargeSite large = LargeSite.of(store, counts.id(), site, after, basis, unit);
        return after.counted(unit, large.with(state.presence(basis, unit), move, state.annulled(basis, unit)));
    }

    /** A site that becomes large: its moves become records of their own. */
    private SiteState large(Counts counts, String site, SiteState state) {
        for (SiteState.Move move : state.moves()) {
            LargeSite.drawer(store, counts.id(), move.code(), site).put(move.stamp(), move);
        }
        return counted(counts, site, state.large(state.codesOfMoves()));
    }

    private SiteState counted(Counts counts, String site, SiteState state) {
        SiteState counted = state.uncounted();
        CountingBasis basis = counts.basis();
        if (basis.counts()) {
            for (String unit : state.units(basis)) {
                LargeSite large = LargeSite.of(store, counts.id(), site, state, basis, unit);
                counted = counted.counted(unit, large.counted(state.annulled(basis, unit)));
            }
        }
        return counted;
    }

    private Drawer<String, SiteState> sites(Counts counts, String code) {
        return store.drawer(counts.id(), RecordType.SITE, ProvinceRegister.get().successor(code));
    }
}
