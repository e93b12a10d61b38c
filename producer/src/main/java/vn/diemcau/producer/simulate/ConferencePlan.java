package vn.diemcau.producer.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Which conferences there are, how many events each has and when it is. The conferences go through the years in order;
 * each hundred of them has the same mix of sizes, so that small runs have it too.
 */
final class ConferencePlan {
    /** A conference of this weight comes once in this many, the largest of them. */
    private static final int HUGE_EVERY = 300;

    private static final double HUGE = 60;
    private static final int LEAST_EVENTS = 8;
    private static final int MOST_EVENTS = 120_000;

    /** The smallest and the largest have limits, so the scale is found by trying. */
    private static final int FITTINGS = 4;

    /** A little more than is needed, since some conferences are cancelled and have no events then. */
    private static final double MARGIN = 1.04;

    private final FactOptions options;
    private final long fingerprint;
    private final int conferences;
    private final double eventsOfWeightOne;

    ConferencePlan(FactOptions options) {
        this.options = options;
        this.fingerprint = options.fingerprint();
        this.conferences = options.plannedConferences();
        double average = (double) options.events() / conferences;
        double scale = average;
        for (int i = 0; i < FITTINGS; i++) {
            scale *= MARGIN * average / averageSize(scale);
        }
        this.eventsOfWeightOne = scale;
    }

    private double averageSize(double scale) {
        long events = 0;
        for (int i = 0; i < conferences; i++) {
            events += size(i, scale);
        }
        return (double) events / conferences;
    }

    /** How many conferences make a wave: few enough to hold their events in memory, enough to mix them. */
    int conferencesInWave() {
        double average = (double) options.events() / conferences;
        return (int) Math.max(1, Math.min(64, Math.round(16_000 / average)));
    }

    /** About how many events a conference has. */
    int size(long conference) {
        return size(conference, eventsOfWeightOne);
    }

    private int size(long conference, double scale) {
        long size = Math.round(scale * weight(conference));
        return (int) Math.max(LEAST_EVENTS, Math.min(MOST_EVENTS, size));
    }

    /** The day of a conference, a working day; the years begin again after the last planned conference. */
    LocalDate day(long conference, SeededRandom dice) {
        long first = options.firstDay().toEpochDay();
        long days = options.lastDay().toEpochDay() - first + 1;
        long slot = conference % conferences;
        // in thousandths of a conference, in whole numbers: the same on every machine
        long day = first + (slot * 1000 + dice.below(1000)) * days / (1000L * conferences);
        LocalDate date = LocalDate.ofEpochDay(day);
        int weekend = date.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        LocalDate working = date.minusDays(Math.max(0, weekend));
        return working.isBefore(options.firstDay()) ? date : working;
    }

    /** The dice of a conference. */
    SeededRandom dice(long conference) {
        return SeededRandom.of(fingerprint, conference);
    }

    long fingerprint() {
        return fingerprint;
    }

    double corrections() {
        return options.corrections();
    }

    /** Its mean over many conferences is about 1. */
    private double weight(long conference) {
        if (conference % HUGE_EVERY == HUGE_EVERY / 2) {
            return HUGE;
        }
        // 37 and 100 have no common divisor, so each hundred has every remainder once
        int place = (int) ((conference * 37 + Long.remainderUnsigned(fingerprint, 100)) % 100);
        if (place < 50) {
            return 0.2;
        }
        if (place < 80) {
            return 0.8;
        }
        return place < 96 ? 2 : 4;
    }
}
