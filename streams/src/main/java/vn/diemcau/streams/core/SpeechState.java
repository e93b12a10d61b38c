package vn.diemcau.streams.core;

import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechKind;

/**
 * A speech at its latest version.
 *
 * @param stamp of that version; null where it was only retracted so far
 * @param code the speaker's province as sent; null for a speaker of the convening body
 * @param retracted the latest retraction; null where there is none
 */
record SpeechState(EventOrder stamp, String code, SpeechKind kind, long seconds, EventOrder retracted)
        implements Entry {
    static final SpeechState EMPTY = new SpeechState(null, null, null, 0, null);

    SpeechState with(EventOrder at, SpeechDelivered body) {
        if (!at.isAfter(stamp)) {
            return this;
        }
        long duration = body.getDurationSeconds() == null ? 0 : body.getDurationSeconds();
        return new SpeechState(at, body.getProvince(), body.getKind(), duration, retracted);
    }

    SpeechState retracted(EventOrder at) {
        return at.isAfter(retracted) ? new SpeechState(stamp, code, kind, seconds, at) : this;
    }

    @Override
    public Tally tally() {
        return Tally.of(Counter.SPEECHES, 1)
                .plus(Counter.SPEAKING_SECONDS, seconds)
                .plus(Counter.of(kind), 1);
    }
}
