package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The joins and leaves of the sites that bear one name in the territory of one unit of map 34: on map 34 they are one
 * site, on map 63 one for each code.
 *
 * @param moves joins and leaves in the order of their stamps, without those that an annulment took back
 * @param annulments the latest annulment for each code
 */
record SiteState(List<Move> moves, List<Annulment> annulments) {
    static final SiteState EMPTY = new SiteState(List.of(), List.of());

    /**
     * A join or a leave.
     *
     * @param code the province as sent
     * @param join whether it is a join
     * @param delegates stated on a join; null where not
     * @param chair stated on a join; null where not
     */
    record Move(EventOrder stamp, String code, boolean join, Integer delegates, String chair) {
        int weight() {
            return 200 + (chair == null ? 0 : 2 * chair.length());
        }
    }

    /** The latest correction for the site of a code: what was earlier never was. */
    record Annulment(String code, EventOrder stamp) {}

    SiteState with(Move move) {
        EventOrder annulled = annulled(move.code());
        if (annulled != null && annulled.isAfter(move.stamp())) {
            return this;
        }
        int at = moves.size();
        while (at > 0 && moves.get(at - 1).stamp().isAfter(move.stamp())) {
            at--;
        }
        if (at > 0 && moves.get(at - 1).stamp().equals(move.stamp())) {
            return this;
        }
        List<Move> changed = new ArrayList<>(moves);
        changed.add(at, move);
        return new SiteState(changed, annulments);
    }

    SiteState with(Annulment annulment) {
        if (!annulment.stamp().isAfter(annulled(annulment.code()))) {
            return this;
        }
        List<Annulment> latest = new ArrayList<>(annulments);
        latest.removeIf(other -> other.code().equals(annulment.code()));
        latest.add(annulment);
        List<Move> left = new ArrayList<>(moves);
        left.removeIf(move ->
                move.code().equals(annulment.code()) && annulment.stamp().isAfter(move.stamp()));
        return new SiteState(left, latest);
    }

    /** The units that have a site of this name at a conference. */
    SortedSet<String> units(CountingBasis basis) {
        SortedSet<String> units = new TreeSet<>();
        for (Move move : moves) {
            units.add(basis.unit(move.code()));
        }
        return units;
    }

    /** What the site comes to for a unit: on map 34 an annulment takes back the moves of every code of the unit. */
    Presence presence(CountingBasis basis, String unit) {
        EventOrder annulled = null;
        for (Annulment annulment : annulments) {
            if (basis.unit(annulment.code()).equals(unit)) {
                annulled = EventOrder.later(annulled, annulment.stamp());
            }
        }
        Presence.Builder presence = new Presence.Builder(basis);
        for (Move move : moves) {
            if (basis.unit(move.code()).equals(unit) && move.stamp().isAfter(annulled)) {
                presence.add(move);
            }
        }
        return presence.build();
    }

    int weight() {
        int weight = 200 + 100 * annulments.size();
        for (Move move : moves) {
            weight += move.weight();
        }
        return weight;
    }

    private EventOrder annulled(String code) {
        for (Annulment annulment : annulments) {
            if (annulment.code().equals(code)) {
                return annulment.stamp();
            }
        }
        return null;
    }
}
