package vn.diemcau.producer.simulate;

import static vn.diemcau.producer.simulate.Times.MINUTE;

import vn.diemcau.event.Level;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.event.SpeechRetracted;

/** The speeches of a conference: an opening, reports, statements of provinces, directions, a conclusion. */
final class SpeechEvents {
    private final Meeting meeting;
    private final SeededRandom dice;
    private final EventSink sink;

    SpeechEvents(Meeting meeting) {
        this.meeting = meeting;
        this.dice = meeting.dice();
        this.sink = meeting.sink();
    }

    /** Generates speeches until there are about so many more events, at least one. */
    void emit(int events) {
        int end = sink.added() + events;
        long at = meeting.opensAt() + dice.below((int) MINUTE);
        long step = Math.max(1, (meeting.closesAt() - at) / (events + 1));
        int number = 1;
        do {
            speech("s" + number, kind(number, end - sink.added()), at);
            at += step;
            number++;
        } while (sink.added() < end);
    }

    private void speech(String speechId, SpeechKind kind, long at) {
        boolean local = kind == SpeechKind.STATEMENT;
        String province = local ? meeting.asSent(dice.of(meeting.invited())) : null;
        String speaker = Words.person(dice);
        String position = dice.chance(0.8) ? Words.position(dice, !local && meeting.level() == Level.CENTRAL) : null;
        int seconds = dice.between(3, 35) * 60 + dice.below(60);
        String summary = dice.chance(0.3) ? "Phát biểu về " + Words.topic(dice) : null;
        boolean timed = dice.chance(0.92);
        sink.speech(
                at, new SpeechDelivered(speechId, speaker, position, province, kind, timed ? seconds : null, summary));
        if (meeting.corrected()) {
            long later = at + dice.between(1, 600) * MINUTE;
            if (dice.chance(0.4)) {
                sink.speech(later, new SpeechRetracted(speechId));
            } else {
                int amended = Math.max(0, seconds + dice.between(-120, 300));
                sink.speech(later, new SpeechDelivered(speechId, speaker, position, province, kind, amended, summary));
            }
        }
    }

    private SpeechKind kind(int number, int left) {
        if (number == 1) {
            return SpeechKind.OPENING;
        }
        if (left <= 1) {
            return SpeechKind.CONCLUSION;
        }
        if (number == 2 || dice.chance(0.08)) {
            return SpeechKind.REPORT;
        }
        return dice.chance(0.1) ? SpeechKind.DIRECTION : SpeechKind.STATEMENT;
    }
}
