package vn.diemcau.producer.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.event.Source;

/**
 * The events of some conferences in the order in which they arrive: that of their times, disturbed as the options say.
 * What is true does not depend on the disturbance, which has dice of its own.
 */
final class Wave {
    /** A duplicate comes up to this many places after the event, or as far as the disorder goes. */
    private static final int DUPLICATE_WITHIN = 1000;

    /** Salts keep the dice of the disturbance, and the ids of poison, apart from those of the facts. */
    private static final long DISTURBANCE = 0x6469737475726264L;

    private static final long POISON = 0x706f69736f6e6564L;

    /** The lower bits of a sort key say which event; above them is room for milliseconds up to the year 2100. */
    private static final int INDEX_BITS = 20;

    /** What is in a place; poison has its number there. */
    private static final int FACT = -1;

    private static final int DUPLICATE = -2;

    private final long number;
    private final long facts;
    private final SpecificRecord[] arrivals;
    private final int[] marks;
    private final int poisoned;

    private Wave(long number, long facts, SpecificRecord[] arrivals, int[] marks, int poisoned) {
        this.number = number;
        this.facts = facts;
        this.arrivals = arrivals;
        this.marks = marks;
        this.poisoned = poisoned;
    }

    /**
     * Makes a wave.
     *
     * @param number from 0
     * @param limit how many events it has at most: the earliest
     */
    static Wave of(ConferencePlan plan, ArrivalOptions arrival, Source source, long number, long limit) {
        List<SpecificRecord> invented = new ArrayList<>(20_000);
        int conferences = plan.conferencesInWave();
        for (long i = number * conferences; i < (number + 1) * conferences; i++) {
            SimulatedConference.emit(plan, i, source, invented);
        }
        SpecificRecord[] facts = byTime(invented);
        int count = (int) Math.min(facts.length, limit);
        return disturbed(plan, arrival, source, number, Arrays.copyOf(facts, count));
    }

    private static SpecificRecord[] byTime(List<SpecificRecord> invented) {
        long[] keys = new long[invented.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((Instant) invented.get(i).get(2)).toEpochMilli() << INDEX_BITS | i;
        }
        Arrays.sort(keys);
        SpecificRecord[] sorted = new SpecificRecord[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = invented.get(index(keys[i]));
        }
        return sorted;
    }

    private static Wave disturbed(
            ConferencePlan plan, ArrivalOptions arrival, Source source, long number, SpecificRecord[] facts) {
        SeededRandom dice = SeededRandom.of(plan.fingerprint() ^ DISTURBANCE, number);
        List<SpecificRecord> all = new ArrayList<>(Arrays.asList(facts));
        List<Long> extras = new ArrayList<>();
        long[] keys = new long[facts.length];
        int within = Math.max(DUPLICATE_WITHIN, arrival.disorder());
        int poisoned = 0;
        for (int i = 0; i < facts.length; i++) {
            int place = i + dice.below(arrival.disorder() + 1);
            keys[i] = (long) place << INDEX_BITS | i;
            if (dice.chance(arrival.duplicates())) {
                extras.add((long) (place + 1 + dice.below(within)) << INDEX_BITS | all.size());
                all.add(facts[i]);
            }
        }
        int firstPoison = all.size();
        for (int i = 0; i < facts.length; i++) {
            if (dice.chance(arrival.poison())) {
                extras.add((long) i << INDEX_BITS | all.size());
                all.add(carrier(facts[i], plan, source, number, poisoned++));
            }
        }
        return arranged(number, facts.length, all, keys, extras, firstPoison);
    }

    private static Wave arranged(
            long number, int facts, List<SpecificRecord> all, long[] factKeys, List<Long> extras, int firstPoison) {
        long[] keys = Arrays.copyOf(factKeys, all.size());
        for (int i = facts; i < keys.length; i++) {
            keys[i] = extras.get(i - facts);
        }
        Arrays.sort(keys);
        SpecificRecord[] arrivals = new SpecificRecord[keys.length];
        int[] marks = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int index = index(keys[i]);
            arrivals[i] = all.get(index);
            marks[i] = index < facts ? FACT : index < firstPoison ? DUPLICATE : index - firstPoison;
        }
        return new Wave(number, facts, arrivals, marks, keys.length - firstPoison);
    }

    /** A valid event from which poison is made: if it were counted, there would be one more site. */
    private static SpecificRecord carrier(
            SpecificRecord near, ConferencePlan plan, Source source, long wave, int ordinal) {
        List<SpecificRecord> made = new ArrayList<>(1);
        long space = (plan.fingerprint() ^ POISON) + (wave << INDEX_BITS | ordinal) * SeededRandom.GAMMA;
        EventSink sink = new EventSink((String) near.get(1), source, space, made);
        SiteJoined body = new SiteJoined("VN-HN", "Phép thử " + (ordinal + 1), SiteLevel.COMMUNE, 7, null);
        sink.conference(((Instant) near.get(2)).toEpochMilli(), body);
        return made.get(0);
    }

    private static int index(long key) {
        return (int) (key & (1 << INDEX_BITS) - 1);
    }

    long number() {
        return number;
    }

    /** Distinct valid events. */
    long facts() {
        return facts;
    }

    /** Records that are poison. */
    int poisoned() {
        return poisoned;
    }

    /** Records: facts, duplicates and poison. */
    int size() {
        return arrivals.length;
    }

    /** The event of a place in the order of arrival; where that is poison, the valid one that it is made of. */
    SpecificRecord event(int place) {
        return arrivals[place];
    }

    /** The number, within the wave and from 0, of the poison in a place; negative where it is none. */
    int poison(int place) {
        return marks[place];
    }

    /** Whether the event of a place is there for the first time; else it is a duplicate or poison. */
    boolean isFact(int place) {
        return marks[place] == FACT;
    }
}
