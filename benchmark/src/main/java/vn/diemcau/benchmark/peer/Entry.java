package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechRetracted;

/** A speech, an award or an outcome: its latest version, and its latest retraction. */
public final class Entry {
    Stamp said;

    /** Null: of no province. */
    String province;

    /** Which counter it adds one, or its amount, to. */
    int counter;

    /** The counter of its kind; -1: it has no kind. */
    int kindCounter = -1;

    /** The length of a speech in seconds, how many awards; 1 of an outcome. */
    long amount;

    Stamp retracted;

    /** What distinguishes it from the other entries of its conference; empty for an event that is about no entry. */
    static Optional<String> idOf(Object body) {
        if (body instanceof SpeechDelivered speech) {
            return Optional.of("speech/" + speech.getSpeechId());
        } else if (body instanceof SpeechRetracted speech) {
            return Optional.of("speech/" + speech.getSpeechId());
        } else if (body instanceof AwardConferred award) {
            return Optional.of("award/" + award.getAwardId());
        } else if (body instanceof AwardRetracted award) {
            return Optional.of("award/" + award.getAwardId());
        } else if (body instanceof OutcomeReported outcome) {
            return Optional.of("outcome/" + outcome.getOutcomeId());
        } else if (body instanceof OutcomeRetracted outcome) {
            return Optional.of("outcome/" + outcome.getOutcomeId());
        }
        return Optional.empty();
    }

    /** Takes what an event says. */
    void apply(PeerEvent event) {
        Stamp stamp = event.stamp();
        if (event.body() instanceof SpeechDelivered body && stamp.isAfter(said)) {
            say(
                    stamp,
                    body.getProvince(),
                    Counters.SPEECHES,
                    Counters.SPEECH_KINDS + body.getKind().ordinal());
            amount = body.getDurationSeconds() == null ? 0 : body.getDurationSeconds();
        } else if (event.body() instanceof AwardConferred body && stamp.isAfter(said)) {
            say(
                    stamp,
                    body.getProvince(),
                    Counters.AWARDS,
                    Counters.AWARD_KINDS + body.getAward().ordinal());
            amount = body.getCount();
        } else if (event.body() instanceof OutcomeReported body && stamp.isAfter(said)) {
            say(stamp, body.getProvince(), Counters.OUTCOMES, -1);
            amount = 1;
        } else if (isRetraction(event.body()) && stamp.isAfter(retracted)) {
            retracted = stamp;
        }
    }

    /** The province that it counts for; null where it counts for none. */
    String countsFor() {
        return said != null && said.isAfter(retracted) ? province : null;
    }

    /** Adds what it contributes, so many times. */
    void addTo(long[] counters, int times) {
        if (counter == Counters.SPEECHES) {
            counters[Counters.SPEECHES] += times;
            counters[Counters.SPEAKING_SECONDS] += times * amount;
            counters[kindCounter] += times;
        } else {
            counters[counter] += times * amount;
            if (kindCounter >= 0) {
                counters[kindCounter] += times * amount;
            }
        }
    }

    public void write(DataOutput out) throws IOException {
        Stamp.write(said, out);
        out.writeUTF(province == null ? "" : province);
        out.writeByte(counter);
        out.writeByte(kindCounter);
        out.writeLong(amount);
        Stamp.write(retracted, out);
    }

    public static Entry read(DataInput in) throws IOException {
        Entry entry = new Entry();
        entry.said = Stamp.read(in);
        String province = in.readUTF();
        entry.province = province.isEmpty() ? null : province;
        entry.counter = in.readByte();
        entry.kindCounter = in.readByte();
        entry.amount = in.readLong();
        entry.retracted = Stamp.read(in);
        return entry;
    }

    private void say(Stamp stamp, String ofProvince, int addsTo, int addsToKind) {
        said = stamp;
        province = ofProvince;
        counter = addsTo;
        kindCounter = addsToKind;
    }

    private static boolean isRetraction(Object body) {
        return body instanceof SpeechRetracted || body instanceof AwardRetracted || body instanceof OutcomeRetracted;
    }
}
