package vn.diemcau.streams.core;

import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardKind;

/**
 * An award at its latest version.
 *
 * @param stamp of that version; null where it was only retracted so far
 * @param code the province as sent
 * @param retracted the latest retraction; null where there is none
 */
record AwardState(EventOrder stamp, String code, AwardKind kind, long count, EventOrder retracted) implements Entry {
    static final AwardState EMPTY = new AwardState(null, null, null, 0, null);

    AwardState with(EventOrder at, AwardConferred body) {
        return at.isAfter(stamp)
                ? new AwardState(at, body.getProvince(), body.getAward(), body.getCount(), retracted)
                : this;
    }

    AwardState retracted(EventOrder at) {
        return at.isAfter(retracted) ? new AwardState(stamp, code, kind, count, at) : this;
    }

    @Override
    public Tally tally() {
        return Tally.of(Counter.AWARDS, count).plus(Counter.of(kind), count);
    }
}
