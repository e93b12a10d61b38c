package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A site of a province: its joins and leaves in the order of their stamps, and its latest annulment. */
final class Site {
    List<Move> moves = new ArrayList<>();
    Stamp annulled;

    /**
     * A join or a leave.
     *
     * @param delegates null where a join states none
     */
    record Move(Stamp stamp, boolean joined, Integer delegates) {}

    void move(Move move) {
        int at = moves.size();
        while (at > 0 && moves.get(at - 1).stamp().compareTo(move.stamp()) > 0) {
            at--;
        }
        boolean isDuplicate = at > 0 && moves.get(at - 1).stamp().equals(move.stamp());
        if (!isDuplicate && move.stamp().isAfter(annulled)) {
            moves.add(at, move);
        }
    }

    void annul(Stamp stamp) {
        if (stamp.isAfter(annulled)) {
            annulled = stamp;
            moves.removeIf(move -> move.stamp().compareTo(stamp) < 0);
        }
    }

    /** Two former provinces that became one share their sites of the same name. */
    Site and(Site other) {
        Site both = new Site();
        both.moves.addAll(moves);
        other.moves.forEach(both::move);
        if (annulled != null) {
            both.annul(annulled);
        }
        if (other.annulled != null) {
            both.annul(other.annulled);
        }
        return both;
    }

    void write(DataOutput out) throws IOException {
        Stamp.write(annulled, out);
        out.writeInt(moves.size());
        for (Move move : moves) {
            Stamp.write(move.stamp(), out);
            out.writeBoolean(move.joined());
            out.writeInt(move.delegates() == null ? -1 : move.delegates());
        }
    }

    static Site read(DataInput in) throws IOException {
        Site site = new Site();
        site.annulled = Stamp.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            Stamp stamp = Stamp.read(in);
            boolean joined = in.readBoolean();
            int delegates = in.readInt();
            site.moves.add(new Move(stamp, joined, delegates < 0 ? null : delegates));
        }
        return site;
    }
}
