package vn.diemcau.streams.core;

import java.math.BigDecimal;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.Qualifier;

/**
 * An outcome at its latest version.
 *
 * @param stamp of that version; null where it was only retracted so far
 * @param code the province as sent; null for all provinces
 * @param retracted the latest retraction; null where there is none
 */
record OutcomeState(
        EventOrder stamp,
        String code,
        String subject,
        BigDecimal value,
        OutcomeUnit unit,
        BigDecimal of,
        Qualifier qualifier,
        EventOrder retracted)
        implements Entry {
    static final OutcomeState EMPTY = new OutcomeState(null, null, null, null, null, null, null, null);

    OutcomeState with(EventOrder at, OutcomeReported body) {
        if (!at.isAfter(stamp)) {
            return this;
        }
        return new OutcomeState(
                at,
                body.getProvince(),
                body.getSubject(),
                body.getValue(),
                body.getUnit(),
                body.getOf(),
                body.getQualifier(),
                retracted);
    }

    OutcomeState retracted(EventOrder at) {
        return at.isAfter(retracted) ? new OutcomeState(stamp, code, subject, value, unit, of, qualifier, at) : this;
    }

    int weight() {
        return 400 + (subject == null ? 0 : 2 * subject.length());
    }

    @Override
    public Tally tally() {
        return Tally.of(Counter.OUTCOMES_REPORTED, 1);
    }
}
