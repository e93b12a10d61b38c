package vn.diemcau.streams.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A conference with all its facts so far.
 *
 * @param state the facts about it; the only part that is stored
 * @param basis how it is counted, which follows from that
 */
record Conference(ConferenceState state, CountingBasis basis) {
    /** A conference that events name but that was not convened. */
    static final Conference WAITING = of(ConferenceState.WAITING);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Conference of(ConferenceState state) {
        return new Conference(state, state.basis());
    }

    @Override
    @JsonValue
    public ConferenceState state() {
        return state;
    }

    int weight() {
        return 1_500 + (state.call() == null ? 0 : state.call().weight());
    }
}
