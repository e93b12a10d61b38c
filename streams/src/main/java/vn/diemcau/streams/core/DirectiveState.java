package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.province.ProvinceRegister;

/**
 * A directive at its latest version.
 *
 * @param issued stamp of that version; null where it was not issued so far
 * @param order what that version says; null likewise
 * @param withdrawn the latest withdrawal; null where there is none
 */
record DirectiveState(EventOrder issued, Order order, EventOrder withdrawn) {
    static final DirectiveState EMPTY = new DirectiveState(null, null, null);

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

        int weight() {
            int bases =
                    legalBases.stream().mapToInt(base -> 60 + 2 * base.length()).sum();
            return 2 * (issuer.length() + text.length()) + 60 * addressees.size() + bases;
        }
    }

    DirectiveState issued(EventOrder stamp, DirectiveIssued body) {
        return stamp.isAfter(issued) ? new DirectiveState(stamp, Order.of(body), withdrawn) : this;
    }

    DirectiveState withdrawn(EventOrder stamp) {
        return stamp.isAfter(withdrawn) ? new DirectiveState(issued, order, stamp) : this;
    }

    /** Whether it stands at a conference, even where it addresses nobody. */
    boolean stands(CountingBasis basis) {
        return basis.counts() && EventOrder.stands(issued, withdrawn);
    }

    /** The units that it addresses at a conference; none where it does not stand. */
    Set<String> addressees(CountingBasis basis) {
        return stands(basis) ? ConferenceState.units(basis.map(), order.all(), order.addressees()) : Set.of();
    }

    /** Whether it addresses a unit at a conference; the unit may be one of the other map, which none does. */
    boolean addresses(CountingBasis basis, String unit) {
        if (!stands(basis)) {
            return false;
        }
        return order.all()
                ? ProvinceRegister.get().codes(basis.map()).contains(unit)
                : order.addressees().stream().anyMatch(code -> basis.unit(code).equals(unit));
    }

    /** The last day in time; null where there is none. */
    LocalDate dueOn() {
        return order == null ? null : order.dueOn();
    }

    /** Whether its due date is before a day. */
    boolean isPastDueOn(LocalDate day) {
        return dueOn() != null && dueOn().isBefore(day);
    }

    int weight() {
        return 300 + (order == null ? 0 : order.weight());
    }
}
