package vn.diemcau.streams.core;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The sites that have one name in the territory of one unit of map 34: on map 34 they are one site, on map 63 one for
 * each code.
 *
 * @param annulments the latest annulment for each code
 * @param moves joins and leaves in the order of their stamps, without those that an annulment took back; empty for a
 *     large site, whose moves are records of their own
 * @param codes of a large site: those that have moves
 * @param counted of a large site: what its moves came to when they were last counted, by unit
 */
record SiteState(List<Annulment> annulments, List<Move> moves, List<String> codes, List<Counted> counted) {
    static final SiteState EMPTY = new SiteState(List.of(), List.of(), List.of(), List.of());

    /** A site with more moves is large: writing all of them again for each new one would take longer and longer. */
    private static final int MOST_MOVES = 16;

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

    /** The latest correction for the site of a code: earlier moves never happened. */
    record Annulment(String code, EventOrder stamp) {}

    /** What the moves for a unit amount to. */
    record Counted(String unit, Presence presence) {}

    /** Whether it is too large to keep its moves in this record. */
    boolean isFull() {
        return moves.size() > MOST_MOVES;
    }

    @JsonIgnore
    boolean isLarge() {
        return !codes.isEmpty();
    }

    /** Whether a move was annulled. */
    boolean annuls(Move move) {
        return annulments.stream()
                .anyMatch(annulment -> annulment.code().equals(move.code())
                        && annulment.stamp().isAfter(move.stamp()));
    }

    /** The site with one more move; unchanged if it has that move already. */
    SiteState with(Move move) {
        int at = moves.size();
        while (at > 0 && moves.get(at - 1).stamp().isAfter(move.stamp())) {
            at--;
        }
        if (at > 0 && moves.get(at - 1).stamp().equals(move.stamp())) {
            return this;
        }
        List<Move> changed = new ArrayList<>(moves);
        changed.add(at, move);
        return new SiteState(annulments, changed, codes, counted);
    }

    /** The site with an annulment; unchanged if there is a later one. */
    SiteState with(Annulment annulment) {
        for (Annulment other : annulments) {
            if (other.code().equals(annulment.code()) && !annulment.stamp().isAfter(other.stamp())) {
                return this;
            }
        }
        List<Annulment> latest = new ArrayList<>(annulments);
        latest.removeIf(other -> other.code().equals(annulment.code()));
        latest.add(annulment);
        List<Move> left = new ArrayList<>(moves);
        left.removeIf(move ->
                move.code().equals(annulment.code()) && annulment.stamp().isAfter(move.stamp()));
        return new SiteState(latest, left, codes, counted);
    }

    /** A large site; the moves of the codes are records of their own. */
    SiteState large(SortedSet<String> codesOfMoves) {
        return new SiteState(annulments, List.of(), List.copyOf(codesOfMoves), counted);
    }

    /** A large site that was counted. */
    SiteState counted(String unit, Presence presence) {
        List<Counted> changed = new ArrayList<>(counted);
        changed.removeIf(other -> other.unit().equals(unit));
        changed.add(new Counted(unit, presence));
        return new SiteState(annulments, moves, codes, changed);
    }

    /** A large site that is yet to be counted. */
    SiteState uncounted() {
        return new SiteState(annulments, moves, codes, List.of());
    }

    /** The codes that have moves. */
    SortedSet<String> codesOfMoves() {
        SortedSet<String> all = new TreeSet<>(codes);
        moves.forEach(move -> all.add(move.code()));
        return all;
    }

    /** The units that have a site of this name at a conference. */
    SortedSet<String> units(CountingBasis basis) {
        SortedSet<String> units = new TreeSet<>();
        codesOfMoves().forEach(code -> units.add(basis.unit(code)));
        return units;
    }

    /** Earlier moves of a unit are annulled: on map 34 an annulment takes back the moves of every code of the unit. */
    EventOrder annulled(CountingBasis basis, String unit) {
        EventOrder annulled = null;
        for (Annulment annulment : annulments) {
            if (basis.unit(annulment.code()).equals(unit)) {
                annulled = EventOrder.later(annulled, annulment.stamp());
            }
        }
        return annulled;
    }

    /** What the site amounts to for a unit; for a large site, the last count. */
    Presence presence(CountingBasis basis, String unit) {
        if (isLarge()) {
            return counted.stream()
                    .filter(one -> one.unit().equals(unit))
                    .map(Counted::presence)
                    .findFirst()
                    .orElse(Presence.NONE);
        }
        EventOrder annulled = annulled(basis, unit);
        Presence presence = Presence.NONE;
        Move before = null;
        for (Move move : moves) {
            if (basis.unit(move.code()).equals(unit) && move.stamp().isAfter(annulled)) {
                presence = presence.plus(move, before, null, basis);
                before = move;
            }
        }
        return presence;
    }

    int weight() {
        int weight = 250 + 100 * annulments.size() + 400 * counted.size();
        for (Move move : moves) {
            weight += move.weight();
        }
        return weight;
    }
}
