package vn.diemcau.streams.core;

import java.util.Map;
import java.util.function.UnaryOperator;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechRetracted;

/** The speeches, awards and outcomes of a task's conferences. */
final class Entries {
    private final StateStore store;

    Entries(StateStore store) {
        this.store = store;
    }

    /** Applies an event if it is about one of them; returns whether it is. */
    boolean enter(ConferenceUpdate update, EventOrder stamp, Object body) {
        if (body instanceof SpeechDelivered speech) {
            enter(
                    update,
                    RecordType.SPEECH,
                    speech.getSpeechId(),
                    SpeechState.EMPTY,
                    state -> state.with(stamp, speech));
        } else if (body instanceof SpeechRetracted speech) {
            enter(update, RecordType.SPEECH, speech.getSpeechId(), SpeechState.EMPTY, state -> state.retracted(stamp));
        } else if (body instanceof AwardConferred award) {
            enter(update, RecordType.AWARD, award.getAwardId(), AwardState.EMPTY, state -> state.with(stamp, award));
        } else if (body instanceof AwardRetracted award) {
            enter(update, RecordType.AWARD, award.getAwardId(), AwardState.EMPTY, state -> state.retracted(stamp));
        } else if (body instanceof OutcomeReported outcome) {
            String id = outcome.getOutcomeId();
            enter(update, RecordType.OUTCOME, id, OutcomeState.EMPTY, state -> state.with(stamp, outcome));
        } else if (body instanceof OutcomeRetracted outcome) {
            String id = outcome.getOutcomeId();
            enter(update, RecordType.OUTCOME, id, OutcomeState.EMPTY, state -> state.retracted(stamp));
        } else {
            return false;
        }
        return true;
    }

    /** Counts all entries of a conference. */
    void recount(Counts counts) {
        recount(counts, RecordType.SPEECH);
        recount(counts, RecordType.AWARD);
        recount(counts, RecordType.OUTCOME);
    }

    private <T extends Entry> void recount(Counts counts, RecordType<String, T> type) {
        store.drawer(counts.id(), type).stream().map(Map.Entry::getValue).forEach(entry -> add(counts, entry, true));
    }

    private <T extends Entry> void enter(
            ConferenceUpdate update, RecordType<String, T> type, String id, T empty, UnaryOperator<T> change) {
        Drawer<String, T> entries = store.drawer(update.id(), type);
        T before = entries.get(id, empty);
        T after = change.apply(before);
        if (after == before) {
            return;
        }
        entries.put(id, after);
        add(update, before, false);
        add(update, after, true);
        if (type == RecordType.OUTCOME && update.basis().counts()) {
            update.touchRow();
        }
    }

    /** Adds the contribution of an entry that is not retracted, or subtracts it. */
    private static void add(Counts counts, Entry entry, boolean isAdded) {
        if (!EventOrder.stands(entry.stamp(), entry.retracted())) {
            return;
        }
        Tally tally = isAdded ? entry.tally() : Tally.ZERO.minus(entry.tally());
        if (entry.code() == null) {
            counts.addOwn(tally);
        } else {
            counts.add(counts.basis().unit(entry.code()), tally);
        }
    }
}
