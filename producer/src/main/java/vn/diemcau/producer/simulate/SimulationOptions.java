package vn.diemcau.producer.simulate;

import java.time.LocalDate;

/**
 * What to simulate. The facts, that is the distinct valid events, follow from {@code seed}, {@code events}, {@code
 * conferences}, {@code corrections}, {@code fromYear} and {@code toYear} alone; {@code duplicates}, {@code disorder}
 * and {@code poison} change how they arrive; {@code rate} and {@code threads} change neither.
 *
 * @param seed any number
 * @param events distinct events, at least 1
 * @param conferences about how many conferences share them, or 0 for one in {@value #USUAL_EVENTS} events
 * @param duplicates share of the events that arrive again, 0 to 1
 * @param disorder by how many places an event may arrive late, 0 or more
 * @param corrections share of the facts that are corrected later, 0 to 1
 * @param poison bad records for each event, 0 to 1
 * @param fromYear year of the first conferences, 1976 or later
 * @param toYear year of the last conferences, up to 2098; what follows from them continues beyond
 * @param rate records a second, on a schedule that waits for nobody; 0 for as fast as it goes
 * @param threads threads that make events, at least 1
 */
public record SimulationOptions(
        long seed,
        long events,
        int conferences,
        double duplicates,
        int disorder,
        double corrections,
        double poison,
        int fromYear,
        int toYear,
        double rate,
        int threads) {
    static final int USUAL_EVENTS = 400;
    private static final int FEWEST_CONFERENCES = 12;
    private static final int LEAST_EVENTS = 10;
    private static final int MOST_EVENTS = 20_000;

    /** Vietnam has had one time zone since then, so that times are the same with any version of the time zones. */
    private static final int FIRST_YEAR = 1976;

    private static final int LAST_YEAR = 2098;
    private static final int MOST_DISORDER = 1 << 20;

    /** Changes whenever the same options begin to give other facts, so that ids are never used for two contents. */
    private static final long VERSION = 1;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one is out of range or two contradict each other; the message names the
     *     options of the command line
     */
    public SimulationOptions {
        require(events >= 1, "--events is " + events + "; it takes at least 1");
        require(
                conferences >= 0 && (conferences == 0 || events / conferences >= LEAST_EVENTS),
                "--conferences is " + conferences + "; " + events + " events are enough for 1 to "
                        + events / LEAST_EVENTS + ", since each has at least " + LEAST_EVENTS);
        require(
                conferences == 0 || events <= (long) conferences * MOST_EVENTS,
                "--conferences is " + conferences + "; " + events + " events take at least "
                        + (events + MOST_EVENTS - 1) / MOST_EVENTS + ", since each has " + MOST_EVENTS
                        + " on average at most");
        share("--duplicates", duplicates);
        share("--corrections", corrections);
        share("--poison", poison);
        require(
                disorder >= 0 && disorder <= MOST_DISORDER,
                "--disorder is " + disorder + "; it takes 0 to " + MOST_DISORDER + " places");
        require(
                fromYear >= FIRST_YEAR && fromYear <= toYear && toYear <= LAST_YEAR,
                "--from is " + fromYear + " and --to is " + toYear + "; they take years from " + FIRST_YEAR + " to "
                        + LAST_YEAR + ", the first not after the last");
        require(rate >= 0 && rate <= 1e9, "--rate is " + rate + "; it takes events a second, above 0");
        require(threads >= 1 && threads <= 256, "--threads is " + threads + "; it takes 1 to 256");
    }

    /** 100,000 events of 2016 to 2026 with some disorder and no poison, made by as many threads as there are cores. */
    public static SimulationOptions defaults() {
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), 256);
        return new SimulationOptions(1, 100_000, 0, 0.01, 200, 0.03, 0, 2016, 2026, 0, cores);
    }

    /** These options for another seed and number of events. */
    public SimulationOptions of(long otherSeed, long otherEvents) {
        return new SimulationOptions(
                otherSeed,
                otherEvents,
                conferences,
                duplicates,
                disorder,
                corrections,
                poison,
                fromYear,
                toYear,
                rate,
                threads);
    }

    /** These options with other conditions of arrival: the same facts, arriving differently. */
    public SimulationOptions arriving(double duplicateShare, int places, double poisonShare) {
        return new SimulationOptions(
                seed,
                events,
                conferences,
                duplicateShare,
                places,
                corrections,
                poisonShare,
                fromYear,
                toYear,
                rate,
                threads);
    }

    /** These options at another rate; 0 for as fast as it goes. */
    public SimulationOptions at(double recordsPerSecond) {
        return new SimulationOptions(
                seed,
                events,
                conferences,
                duplicates,
                disorder,
                corrections,
                poison,
                fromYear,
                toYear,
                recordsPerSecond,
                threads);
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

    private static void share(String option, double value) {
        require(value >= 0 && value <= 1, option + " is " + value + "; it takes a share from 0 to 1");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
