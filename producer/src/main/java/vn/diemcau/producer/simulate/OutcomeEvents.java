package vn.diemcau.producer.simulate;

import static vn.diemcau.producer.simulate.Times.MINUTE;

import java.math.BigDecimal;
import java.util.List;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.Qualifier;

/** The results of a conference: stated figures of attendance, awards, outcomes. */
final class OutcomeEvents {
    /** As in the schema. */
    private static final int SCALE = 9;

    private static final List<AwardKind> AWARDS = List.of(
            AwardKind.EMULATION_FLAG,
            AwardKind.CERTIFICATE_OF_MERIT,
            AwardKind.CERTIFICATE_OF_MERIT,
            AwardKind.COMMENDATION,
            AwardKind.MEDAL,
            AwardKind.OTHER);
    private static final List<OutcomeUnit> UNITS = List.of(OutcomeUnit.PERCENT, OutcomeUnit.COUNT, OutcomeUnit.RATIO);
    private static final List<Qualifier> QUALIFIERS = List.of(Qualifier.EXACTLY, Qualifier.AT_LEAST, Qualifier.ABOUT);

    private final Meeting meeting;
    private final SeededRandom dice;
    private final EventSink sink;

    OutcomeEvents(Meeting meeting) {
        this.meeting = meeting;
        this.dice = meeting.dice();
        this.sink = meeting.sink();
    }

    /** Generates results until there are about so many more events. */
    void emit(int events) {
        int end = sink.added() + events;
        for (int number = 1; sink.added() < end; number++) {
            switch (number % 3) {
                case 1 -> attendance(number == 1);
                case 2 -> award("a" + number);
                default -> outcome("o" + number);
            }
        }
    }

    private void attendance(boolean whole) {
        String province = whole ? null : meeting.asSent(dice.of(meeting.invited()));
        Integer provinces = whole ? Integer.valueOf(meeting.invited().size()) : null;
        Integer sites = dice.chance(0.8) ? dice.between(1, whole ? 2000 : 60) : null;
        Integer delegates = dice.chance(0.9) ? dice.between(10, whole ? 60_000 : 900) : null;
        long at = meeting.during();
        sink.conference(at, new AttendanceReported(province, provinces, sites, delegates, qualifier()));
        if (meeting.corrected()) {
            sink.conference(
                    at + dice.between(1, 90) * MINUTE,
                    new AttendanceReported(province, provinces, dice.between(1, 900), null, Qualifier.EXACTLY));
        }
    }

    private void award(String awardId) {
        String province = meeting.asSent(dice.of(meeting.invited()));
        AwardKind kind = dice.of(AWARDS);
        String recipient = dice.chance(0.6) ? Words.praised(dice) : null;
        int count = dice.chance(0.7) ? 1 : dice.between(2, 12);
        long at = meeting.during();
        sink.conference(at, new AwardConferred(awardId, province, kind, recipient, count));
        if (meeting.corrected()) {
            long later = SimulatedConference.daysAfter(meeting, dice.between(1, 15));
            sink.conference(
                    later,
                    dice.chance(0.5)
                            ? new AwardRetracted(awardId)
                            : new AwardConferred(awardId, province, dice.of(AWARDS), recipient, count + 1));
        }
    }

    private void outcome(String outcomeId) {
        String province = dice.chance(0.8) ? meeting.asSent(dice.of(meeting.invited())) : null;
        OutcomeReported first = figure(outcomeId, province, "Tỷ lệ " + Words.topic(dice));
        sink.directive(meeting.during(), first);
        if (meeting.corrected()) {
            sink.directive(
                    SimulatedConference.daysAfter(meeting, dice.between(1, 40)),
                    dice.chance(0.5)
                            ? new OutcomeRetracted(outcomeId)
                            : figure(outcomeId, province, first.getSubject()));
        }
    }

    private OutcomeReported figure(String outcomeId, String province, String subject) {
        OutcomeUnit unit = dice.of(UNITS);
        BigDecimal value = switch (unit) {
            case PERCENT -> BigDecimal.valueOf(dice.between(0, 1000), 1);
            case COUNT -> BigDecimal.valueOf(dice.between(0, 5000));
            default -> BigDecimal.valueOf(dice.between(0, 63));
        };
        BigDecimal of = unit == OutcomeUnit.RATIO ? BigDecimal.valueOf(63).setScale(SCALE) : null;
        return new OutcomeReported(outcomeId, province, subject, value.setScale(SCALE), unit, of, qualifier());
    }

    private Qualifier qualifier() {
        return dice.chance(0.5) ? dice.of(QUALIFIERS) : null;
    }
}
