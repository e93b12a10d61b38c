package vn.diemcau.streams.core;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Something with an id of its own that counts for one province, or for the convening body, until it is retracted. */
sealed interface Entry permits SpeechState, AwardState, OutcomeState {
    EventOrder stamp();

    EventOrder retracted();

    /** The province as sent; null where it counts for the conference alone. */
    String code();

    /** What it contributes while it stands. */
    @JsonIgnore
    Tally tally();

    /** What it contributes to a unit; the unit null asks for what counts for the conference alone. */
    default Tally tally(CountingBasis frame, String unit) {
        boolean counts = EventOrder.stands(stamp(), retracted())
                && (unit == null
                        ? code() == null
                        : code() != null && frame.unit(code()).equals(unit));
        return counts ? tally() : Tally.ZERO;
    }
}
