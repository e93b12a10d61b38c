package vn.diemcau.producer.simulate;

import static vn.diemcau.producer.simulate.Times.MINUTE;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.event.Level;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.province.ProvinceMap;

/** The sites of a conference: they join early or late, drop, come back and leave. */
final class AttendanceEvents {
    private static final String MAIN = "main";
    private static final double ABSENT = 0.05;
    private static final double LATE = 0.07;
    private static final double DROPS = 0.1;
    private static final double LEAVES = 0.9;
    private static final int DISTRICTS = 10;

    private final Meeting meeting;
    private final SeededRandom dice;
    private final EventSink sink;
    private final int firstPlace;

    AttendanceEvents(Meeting meeting) {
        this.meeting = meeting;
        this.dice = meeting.dice();
        this.sink = meeting.sink();
        this.firstPlace = dice.below(700);
    }

    /** Generates sites until there are about so many more events, at least one. */
    void emit(int events) {
        List<String> present = present();
        int end = sink.added() + events;
        int site = 0;
        do {
            visit(present.get(site % present.size()), site / present.size());
            site++;
        } while (sink.added() < end);
    }

    /** The invited provinces but for some, in an order that changes from conference to conference. */
    private List<String> present() {
        List<String> present = new ArrayList<>();
        List<String> invited = meeting.invited();
        int first = dice.below(invited.size());
        for (int i = 0; i < invited.size(); i++) {
            if (invited.size() == 1 || !dice.chance(ABSENT)) {
                present.add(invited.get((first + i) % invited.size()));
            }
        }
        return present.isEmpty() ? invited : present;
    }

    /** One site from its first join to its end; the first of a province is its own, then districts, then communes. */
    private void visit(String code, int number) {
        String province = meeting.asSent(code);
        SiteLevel level = level(number);
        String site = number == 0 ? MAIN : prefix(level, number) + Words.place(firstPlace + number);
        int delegates = level == SiteLevel.PROVINCE ? dice.between(20, 120) : dice.between(3, 60);
        String chair = dice.chance(level == SiteLevel.PROVINCE ? 0.4 : 0.05) ? Words.person(dice) : null;
        SiteLevel stated = number == 0 && dice.chance(0.5) ? null : level;
        if (meeting.corrected()) {
            // somebody else's site, connected under this name by mistake
            long at = meeting.opensAt() - dice.between(30, 90) * MINUTE;
            sink.conference(at, new SiteJoined(province, site, stated, delegates + 1, null));
            sink.conference(at + dice.between(1, 25) * MINUTE, new SiteAnnulled(province, site));
        }
        long at = dice.chance(LATE)
                ? meeting.opensAt() + dice.below(40 * (int) MINUTE)
                : meeting.opensAt() - dice.below(25 * (int) MINUTE);
        sink.conference(at, new SiteJoined(province, site, stated, dice.chance(0.9) ? delegates : null, chair));
        while (dice.chance(DROPS) && at < meeting.closesAt() - 30 * MINUTE) {
            long dropped = Math.max(at, meeting.opensAt()) + dice.between(1, 25) * MINUTE + dice.below((int) MINUTE);
            at = dropped + dice.below(15 * (int) MINUTE);
            sink.conference(dropped, new SiteLeft(province, site));
            Integer counted = dice.chance(0.3) ? delegates + dice.between(-2, 3) : null;
            sink.conference(at, new SiteJoined(province, site, stated, counted, null));
        }
        if (dice.chance(LEAVES)) {
            long left = meeting.closesAt() + dice.between(-10, 15) * MINUTE + dice.below((int) MINUTE);
            sink.conference(Math.max(left, at + MINUTE), new SiteLeft(province, site));
        }
    }

    private SiteLevel level(int number) {
        if (number == 0) {
            return meeting.level() == Level.DISTRICT ? SiteLevel.DISTRICT : SiteLevel.PROVINCE;
        }
        boolean district = meeting.map() == ProvinceMap.MAP_63 && number <= DISTRICTS;
        return district && meeting.level() != Level.DISTRICT ? SiteLevel.DISTRICT : SiteLevel.COMMUNE;
    }

    private static String prefix(SiteLevel level, int number) {
        if (level == SiteLevel.DISTRICT) {
            return number % 4 == 0 ? "Thị xã " : "Huyện ";
        }
        return number % 5 == 0 ? "Phường " : "Xã ";
    }
}
