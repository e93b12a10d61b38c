package vn.diemcau.producer.simulate;

import java.time.LocalDate;

/**
 * Which facts to simulate, that is which distinct valid events: they follow from these options alone.
 *
 * @param seed any number
 * @param events distinct events, at least 1
 * @param conferences about how many conferences share them, or 0 for one in {@value #USUAL_EVENTS} events
 * @param corrections share of what is said that is corrected later, 0 to 1
 * @param fromYear year of the first conferences, 1976 or later
 * @param toYear year of the last conferences, up to 2098; what follows from them continues beyond
 */
public record FactOptions(long seed, long events, int conferences, double corrections, int fromYear, int toYear) {
    static final int USUAL_EVENTS = 400;
    private static final int FEWEST_CONFERENCES = 12;
    private static final int LEAST_EVENTS = 10;
    private static final int MOST_EVENTS = 20_000;

    /** Vietnam has had one time zone since then, so that times are the same with any version of the time zones. */
    private static final int FIRST_YEAR = 1976;

    private static final int LAST_YEAR = 2098;

    /** Changes whenever the same options begin to give other facts, so that ids are never used for two contents. */
    private static final long VERSION = 1;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one is out of range or two contradict each other; the message names the
     *     options of the command line
     */
    public FactOptions {
        SimulationOptions.require(events >= 1, "--events is " + events + "; it takes at least 1");
        SimulationOptions.require(
                conferences >= 0 && (conferences == 0 || events / conferences >= LEAST_EVENTS),
                "--conferences is " + conferences + "; " + events + " events are enough for 1 to "
                        + events / LEAST_EVENTS + ", since each has at least " + LEAST_EVENTS);
        SimulationOptions.require(
                conferences == 0 || events <= (long) conferences * MOST_EVENTS,
                "--conferences is " + conferences + "; " + events + " events take at least "
                        + (events + MOST_EVENTS - 1) / MOST_EVENTS + ", since each has " + MOST_EVENTS
                        + " on average at most");
        SimulationOptions.requireShare("--corrections", corrections);
        SimulationOptions.require(
                fromYear >= FIRST_YEAR && fromYear <= toYear && toYear <= LAST_YEAR,
                "--from is " + fromYear + " and --to is " + toYear + "; they take years from " + FIRST_YEAR + " to "
                        + LAST_YEAR + ", the first not after the last");
    }

    /** How many conferences are planned. */
    int plannedConferences() {
        if (conferences > 0) {
            return conferences;
        }
        long usual = Math.max(FEWEST_CONFERENCES, events / USUAL_EVENTS);
        return (int) Math.max(1, Math.min(Math.min(usual, events / LEAST_EVENTS), Integer.MAX_VALUE));
    }

    LocalDate firstDay() {
        return LocalDate.of(fromYear, 1, 1);
    }

    LocalDate lastDay() {
        return LocalDate.of(toYear, 12, 31);
    }

    /** What all facts depend on, in one number: runs whose facts differ share no id. */
    long fingerprint() {
        long mixed = VERSION;
        for (long part :
                new long[] {seed, events, plannedConferences(), Double.doubleToLongBits(corrections), fromYear, toYear
                }) {
            mixed = SeededRandom.mix(mixed + SeededRandom.GAMMA + part) ^ mixed * 31;
        }
        return SeededRandom.mix(mixed);
    }
}
