package vn.diemcau.producer.simulate;

import static vn.diemcau.producer.simulate.Times.MINUTE;

import java.time.LocalDate;
import java.util.List;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.Qualifier;

/** The directives of a conference and what the provinces make of them over the months. */
final class DirectiveEvents {
    private static final int[] DAYS_GIVEN = {15, 30, 30, 60, 90, 180, 365};
    private static final List<Qualifier> QUALIFIERS =
            List.of(Qualifier.EXACTLY, Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.ABOUT);
    private static final double DUE = 0.9;
    private static final double COMPLETED = 0.85;
    private static final double REOPENED = 0.06;

    private final Meeting meeting;
    private final SeededRandom dice;
    private final EventSink sink;

    DirectiveEvents(Meeting meeting) {
        this.meeting = meeting;
        this.dice = meeting.dice();
        this.sink = meeting.sink();
    }

    /** Generates directives until there are about so many more events. */
    void emit(int events) {
        int end = sink.added() + events;
        for (int number = 1; sink.added() < end; number++) {
            directive("d" + number, end);
        }
    }

    private void directive(String directiveId, int end) {
        // no more than there are events for: an addressee without any report is overdue
        int most = Math.max(1, (end - sink.added()) / 2);
        List<String> some = SimulatedConference.some(dice, meeting.invited(), dice.between(1, 400));
        boolean everyone =
                meeting.all() && dice.chance(0.7) && meeting.invited().size() <= most;
        List<String> addressed = everyone ? meeting.invited() : some.subList(0, Math.min(some.size(), most));
        long issuedAt = Math.max(meeting.opensAt(), meeting.closesAt() - dice.between(1, 40) * MINUTE);
        int given = DAYS_GIVEN[dice.below(DAYS_GIVEN.length)];
        LocalDate dueOn = dice.chance(DUE) ? Times.day(issuedAt).plusDays(given) : null;
        ProvinceSelection addressees = new ProvinceSelection(everyone, everyone ? List.of() : addressed);
        String text = Words.task(dice) + " về " + Words.topic(dice);
        List<String> bases = dice.chance(0.4) ? List.of(Words.document(dice)) : List.of();
        sink.directive(issuedAt, new DirectiveIssued(directiveId, meeting.convener(), text, addressees, dueOn, bases));
        if (meeting.corrected()) {
            correct(new DirectiveIssued(directiveId, meeting.convener(), text, addressees, dueOn, bases));
        }
        int zeal = dice.between(70, 100);
        int first = dice.below(addressed.size());
        for (int i = 0; i < addressed.size() && sink.added() < end; i++) {
            if (dice.below(100) < zeal) {
                follow(directiveId, addressed.get((first + i) % addressed.size()), given);
            }
        }
    }

    /** Amended a few days later, or withdrawn and now and then issued again. */
    private void correct(DirectiveIssued first) {
        int days = dice.between(1, 20);
        if (dice.chance(0.5)) {
            sink.directive(
                    SimulatedConference.daysAfter(meeting, days), new DirectiveWithdrawn(first.getDirectiveId()));
            if (dice.chance(0.4)) {
                return;
            }
            days += dice.between(1, 20);
        }
        LocalDate dueOn = first.getDueOn() == null ? null : first.getDueOn().plusDays(dice.between(5, 60));
        sink.directive(
                SimulatedConference.daysAfter(meeting, days),
                new DirectiveIssued(
                        first.getDirectiveId(),
                        first.getIssuer(),
                        first.getText() + " (sửa đổi)",
                        dice.chance(0.5) ? first.getAddressees() : meeting.selection(),
                        dueOn,
                        first.getLegalBases()));
    }

    /** What one province does: some progress, mostly an end in time or after it, now and then not for good. */
    private void follow(String directiveId, String code, int given) {
        String province = meeting.asSent(code);
        int percent = 0;
        int day = 0;
        for (int reports = dice.below(4); reports > 0 && percent < 95; reports--) {
            day += 1 + dice.below(given / 3 + 1);
            percent += dice.between(5, 35);
            progress(directiveId, province, day, Math.min(percent, 100));
        }
        if (!dice.chance(COMPLETED)) {
            return;
        }
        day += dice.chance(0.8) ? 1 + dice.below(given / 3 + 1) : given + dice.below(60);
        sink.directive(SimulatedConference.daysAfter(meeting, day), new DirectiveCompleted(directiveId, province));
        if (!dice.chance(REOPENED)) {
            return;
        }
        day += dice.between(1, 20);
        Integer back = dice.chance(0.7) ? dice.between(30, 95) : null;
        sink.directive(SimulatedConference.daysAfter(meeting, day), new DirectiveReopened(directiveId, province, back));
        if (dice.chance(0.6)) {
            day += dice.between(1, 45);
            sink.directive(SimulatedConference.daysAfter(meeting, day), new DirectiveCompleted(directiveId, province));
        }
    }

    private void progress(String directiveId, String province, int day, int percent) {
        Qualifier qualifier = dice.chance(0.3) ? dice.of(QUALIFIERS) : null;
        String note = dice.chance(0.1) ? "Còn vướng mắc về " + Words.topic(dice) : null;
        sink.directive(
                SimulatedConference.daysAfter(meeting, day),
                new DirectiveProgressed(directiveId, province, percent, qualifier, note));
    }
}
