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
}
