package vn.diemcau.producer.simulate;

import static vn.diemcau.producer.simulate.Times.DAY;
import static vn.diemcau.producer.simulate.Times.HOUR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.Format;
import vn.diemcau.rules.VietnamTime;

/** The call to a conference, how it changes, and that it opens and closes. */
final class ConvocationEvents {
    private static final LocalDate NEW_MAP = VietnamTime.FIRST_DAY_OF_MAP_34;
    private static final List<Format> FORMATS =
            List.of(Format.ONLINE, Format.ONLINE, Format.ONLINE, Format.HYBRID, Format.IN_PERSON);
    private static final List<ConferenceKind> KINDS = List.of(
            ConferenceKind.BRIEFING,
            ConferenceKind.REVIEW,
            ConferenceKind.STUDY,
            ConferenceKind.PLENARY,
            ConferenceKind.THEMATIC,
            ConferenceKind.OTHER);
    private static final List<String> DEEDS =
            List.of("giao ban", "sơ kết", "học tập, quán triệt", "toàn thể", "chuyên đề", "trao đổi");
    private static final double CANCELLED = 0.01;

    /** A conference near the change of the map is moved across it this much more often than anything is corrected. */
    private static final int MOVED_TIMES = 10;

    private static final int NEAR_DAYS = 200;

    private final Meeting meeting;
    private final SeededRandom dice;
    private final EventSink sink;
    private final ConferenceKind kind;
    private final String title;
    private final Format format;
    private final String period;
    private final List<String> documents;

    ConvocationEvents(Meeting meeting) {
        this.meeting = meeting;
        this.dice = meeting.dice();
        this.sink = meeting.sink();
        this.kind = dice.of(KINDS);
        this.format = dice.of(FORMATS);
        LocalDate day = Times.day(meeting.opensAt());
        String online = format == Format.IN_PERSON ? "" : "trực tuyến ";
        this.title = "Hội nghị " + online + DEEDS.get(kind.ordinal() - 1) + " về " + Words.topic(dice) + " năm "
                + day.getYear();
        this.period = dice.chance(0.5) ? null : day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
        this.documents = documents();
    }

    /** Generates the call; false if the conference is not held in the end, so that there are no other events. */
    boolean emit(LocalDate day) {
        long calledAt = meeting.opensAt() - dice.between(3, 25) * DAY - dice.below((int) HOUR);
        long step = (meeting.opensAt() - calledAt) / 6;
        long planned = meeting.opensAt() - meeting.opensAt() % (30 * Times.MINUTE);
        boolean moved = isMoved(day);
        sink.conference(calledAt, call(title, moved ? otherSide(day) : planned));
        if (meeting.corrected() || moved) {
            sink.conference(calledAt + step, call(title + " (mở rộng)", planned));
        }
        boolean toAndFro = meeting.corrected();
        if (toAndFro || dice.chance(CANCELLED)) {
            sink.conference(calledAt + 2 * step, new ConferenceCancelled(dice.chance(0.5) ? null : "Dời lịch"));
            if (!toAndFro) {
                return false;
            }
            sink.conference(calledAt + 3 * step, call(title, planned));
        }
        if (meeting.corrected()) {
            // opened a little early by mistake: the later event counts
            sink.conference(meeting.opensAt() - dice.between(1, 20) * Times.MINUTE, new ConferenceOpened());
        }
        sink.conference(meeting.opensAt(), new ConferenceOpened());
        if (!dice.chance(0.02)) {
            sink.conference(meeting.closesAt(), new ConferenceClosed());
        }
        return true;
    }

    /** Whether the first call names a day on the other side of the change of the map. */
    private boolean isMoved(LocalDate day) {
        boolean near = Math.abs(day.toEpochDay() - NEW_MAP.toEpochDay()) <= NEAR_DAYS;
        return near && dice.chance(MOVED_TIMES * meeting.corrections());
    }

    private long otherSide(LocalDate day) {
        int days = dice.between(1, 30);
        LocalDate other = day.isBefore(NEW_MAP) ? NEW_MAP.plusDays(days - 1) : NEW_MAP.minusDays(days);
        return Times.startOf(other) + 8 * HOUR;
    }

    private ConferenceConvened call(String named, long scheduledStart) {
        return new ConferenceConvened(
                named,
                meeting.level(),
                format,
                kind,
                meeting.convener(),
                Times.instant(scheduledStart),
                meeting.selection(),
                period,
                documents);
    }

    private List<String> documents() {
        List<String> numbers = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            numbers.add(Words.document(dice));
        }
        return numbers;
    }
}
