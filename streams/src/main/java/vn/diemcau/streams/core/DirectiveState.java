package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.diemcau.event.DirectiveIssued;

/**
 * A directive at its latest version, and what it was last counted as.
 *
 * @param issued stamp of that version; null where it was not issued so far
 * @param order what that version says; null likewise
 * @param withdrawn the latest withdrawal; null where there is none
 * @param pastDue whether it was last counted as one whose due date is past
 * @param board what it was last counted as
 */
record DirectiveState(EventOrder issued, Order order, EventOrder withdrawn, boolean pastDue, DirectiveRollup board) {
    static final DirectiveState EMPTY = new DirectiveState(null, null, null, false, DirectiveRollup.EMPTY);

    /**
     * What an issue of a directive says.
     *
     * @param all whether every unit is addressed
     * @param addressees codes as sent; empty where all are addressed
     * @param dueOn null where there is no deadline
     */
    record Order(
            String issuer,
            String text,
            boolean all,
            List<String> addressees,
            LocalDate dueOn,
            List<String> legalBases) {
        static Order of(DirectiveIssued body) {
            return new Order(
                    body.getIssuer(),
                    body.getText(),
                    body.getAddressees().getAll(),
                    body.getAddressees().getProvinces(),
                    body.getDueOn(),
                    body.getLegalBases());
        }
    }

    DirectiveState issued(EventOrder stamp, DirectiveIssued body) {
        return stamp.isAfter(issued) ? new DirectiveState(stamp, Order.of(body), withdrawn, pastDue, board) : this;
    }

    DirectiveState withdrawn(EventOrder stamp) {
        return stamp.isAfter(withdrawn) ? new DirectiveState(issued, order, stamp, pastDue, board) : this;
    }

    DirectiveState counted(boolean isPastDue, DirectiveRollup now) {
        return new DirectiveState(issued, order, withdrawn, isPastDue, now);
    }

    /** The units that it addresses at a conference; none where nothing of the conference counts or it does not stand. */
    Set<String> addressees(CountingBasis frame) {
        return frame != null && EventOrder.stands(issued, withdrawn)
                ? ConferenceState.units(frame.map(), order.all(), order.addressees())
                : Set.of();
    }

    /** Whether it stands at a conference, even where it addresses nobody. */
    boolean stands(CountingBasis frame) {
        return frame != null && EventOrder.stands(issued, withdrawn);
    }

    /** Whether its due date is before a day. */
    boolean isPastDueOn(LocalDate day) {
        return order != null && order.dueOn() != null && order.dueOn().isBefore(day);
    }
}
