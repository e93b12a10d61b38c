package vn.diemcau.streams.core;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The moves of a large site that count for a unit: each is a record of its own. */
final class LargeSite {
    /** Before every stamp. */
    private static final EventOrder FIRST = new EventOrder(Long.MIN_VALUE, new UUID(0, 0));

    private final CountingBasis basis;
    private final List<Drawer<EventOrder, SiteState.Move>> moves;

    private LargeSite(CountingBasis basis, List<Drawer<EventOrder, SiteState.Move>> moves) {
        this.basis = basis;
        this.moves = moves;
    }

    static LargeSite of(
            StateStore store, String conferenceId, String site, SiteState state, CountingBasis basis, String unit) {
        return new LargeSite(
                basis,
                state.codes().stream()
                        .filter(code -> basis.unit(code).equals(unit))
                        .map(code -> drawer(store, conferenceId, code, site))
                        .toList());
    }

    /** The moves of a large site with one code, as sent. */
    static Drawer<EventOrder, SiteState.Move> drawer(StateStore store, String conferenceId, String code, String site) {
        return store.drawer(conferenceId, RecordType.MOVE, code + "/" + site);
    }

    /** What it amounts to with one more move. */
    Presence with(Presence presence, SiteState.Move move, EventOrder annulled) {
        if (!move.stamp().isAfter(annulled)) {
            return presence;
        }
        SiteState.Move before = before(move.stamp());
        boolean hasBefore = before != null && before.stamp().isAfter(annulled);
        return presence.plus(move, hasBefore ? before : null, after(move.stamp()), basis);
    }

    /** What it comes to without what is earlier than an annulment; before that, what was earlier than another. */
    Presence without(Presence presence, EventOrder annulledBefore, EventOrder annulled) {
        Presence left = presence;
        SiteState.Move first = after(annulledBefore == null ? FIRST : annulledBefore);
        while (first != null && annulled.isAfter(first.stamp())) {
            SiteState.Move next = after(first.stamp());
            left = left.minusFirst(first, next, basis);
            first = next;
        }
        while (first != null && !first.join()) {
            first = after(first.stamp());
        }
        return left.withFirstJoin(first == null ? null : first.stamp().at());
    }

    /** What all of its moves amount to. */
    Presence counted(EventOrder annulled) {
        Presence presence = Presence.NONE;
        SiteState.Move before = null;
        for (SiteState.Move move = after(annulled == null ? FIRST : annulled); move != null; ) {
            presence = presence.plus(move, before, null, basis);
            before = move;
            move = after(move.stamp());
        }
        return presence;
    }

    private SiteState.Move before(EventOrder stamp) {
        return found(drawer -> drawer.before(stamp))
                .reduce((one, other) -> one.stamp().isAfter(other.stamp()) ? one : other)
                .orElse(null);
    }

    private SiteState.Move after(EventOrder stamp) {
        return found(drawer -> drawer.after(stamp))
                .reduce((one, other) -> one.stamp().isAfter(other.stamp()) ? other : one)
                .orElse(null);
    }

    private Stream<SiteState.Move> found(
            Function<Drawer<EventOrder, SiteState.Move>, Map.Entry<EventOrder, SiteState.Move>> search) {
        return moves.stream().map(search).filter(Objects::nonNull).map(Map.Entry::getValue);
    }
}
