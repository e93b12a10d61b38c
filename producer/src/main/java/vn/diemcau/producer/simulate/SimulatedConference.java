package vn.diemcau.producer.simulate;

import static vn.diemcau.producer.simulate.Times.DAY;
import static vn.diemcau.producer.simulate.Times.HOUR;
import static vn.diemcau.producer.simulate.Times.MINUTE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.Level;
import vn.diemcau.event.Source;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/** Generates the events of one conference, from its call to its results months later. */
final class SimulatedConference {
    private static final List<List<String>> CODES = List.of(
            List.copyOf(ProvinceRegister.get().codes(ProvinceMap.MAP_63)),
            List.copyOf(ProvinceRegister.get().codes(ProvinceMap.MAP_34)));

    private SimulatedConference() {}

    /** Its identifier: the run, the day that was first thought of and its number. */
    static String id(ConferencePlan plan, long number, LocalDate day) {
        return String.format("sim-%08x-%s-%d", (int) plan.fingerprint(), day, number);
    }

    /** Adds the events of a conference to a list, in no certain order. */
    static void emit(ConferencePlan plan, long number, Source source, List<SpecificRecord> events) {
        SeededRandom dice = plan.dice(number);
        int size = plan.size(number);
        LocalDate day = plan.day(number, dice);
        EventSink sink =
                new EventSink(id(plan, number, day), source, plan.fingerprint() + number * SeededRandom.GAMMA, events);
        Meeting meeting = meeting(dice, sink, size, day, plan.corrections());
        if (!new ConvocationEvents(meeting).emit(day)) {
            return;
        }
        int left = size - sink.added();
        new SpeechEvents(meeting).emit(left * 7 / 100);
        new DirectiveEvents(meeting).emit(left * 27 / 100);
        new OutcomeEvents(meeting).emit(left * 8 / 100);
        new AttendanceEvents(meeting).emit(size - sink.added());
    }

    private static Meeting meeting(SeededRandom dice, EventSink sink, int size, LocalDate day, double corrections) {
        ProvinceMap map = ProvinceMap.on(day);
        List<String> codes = CODES.get(map.ordinal());
        Level level = level(dice, map, size);
        String host = dice.of(codes);
        boolean all = level == Level.CENTRAL && size > 3 * codes.size() && dice.chance(0.8);
        long opensAt = Times.startOf(day)
                + (dice.chance(0.6) ? 8 * HOUR : 14 * HOUR)
                + dice.below(12) * MINUTE
                + dice.below(60_000);
        return new Meeting(
                dice,
                sink,
                level,
                level == Level.CENTRAL ? Words.centralBody(dice) : Words.localBody(dice, map, host),
                map,
                all ? codes : level == Level.CENTRAL ? some(dice, codes, size) : List.of(host),
                all,
                opensAt,
                opensAt + dice.between(75, 210) * MINUTE + dice.below(60_000),
                corrections);
    }

    /** The largest conferences reach from the capital to the communes. Districts were abolished with map 63. */
    private static Level level(SeededRandom dice, ProvinceMap map, int size) {
        if (size > 2000 || dice.chance(0.45)) {
            return Level.CENTRAL;
        }
        return map == ProvinceMap.MAP_63 && dice.chance(0.4) ? Level.DISTRICT : Level.PROVINCIAL;
    }

    /** Some of the codes, sorted, more for a larger conference. */
    static List<String> some(SeededRandom dice, List<String> codes, int size) {
        int count = Math.max(1, Math.min(codes.size(), dice.between(3, 8) + size / 12));
        TreeSet<String> chosen = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            chosen.add(dice.of(codes));
        }
        return new ArrayList<>(chosen);
    }

    /** Days after the conference on which something becomes known, in working hours. */
    static long daysAfter(Meeting meeting, int days) {
        long day = Math.floorDiv(meeting.closesAt() + Times.OFFSET, DAY) + days;
        return day * DAY - Times.OFFSET + 8 * HOUR + meeting.dice().below((int) (9 * HOUR));
    }
}
