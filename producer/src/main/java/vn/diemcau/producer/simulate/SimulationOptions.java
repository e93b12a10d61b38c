package vn.diemcau.producer.simulate;

/**
 * What to simulate.
 *
 * @param facts which events
 * @param arrival how they arrive
 * @param rate records a second, on a schedule that waits for nobody; 0 for as fast as it goes
 * @param threads threads that make events, at least 1
 */
public record SimulationOptions(FactOptions facts, ArrivalOptions arrival, double rate, int threads) {
    private static final int MOST_THREADS = 256;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one is out of range; the message names the option of the command line
     */
    public SimulationOptions {
        require(rate >= 0 && rate <= 1e9, "--rate is " + rate + "; it takes events a second, above 0");
        require(threads >= 1 && threads <= MOST_THREADS, "--threads is " + threads + "; it takes 1 to " + MOST_THREADS);
    }

    /** 100,000 events of 2016 to 2026 with some disorder and no poison, made by as many threads as there are cores. */
    public static SimulationOptions defaults() {
        return new SimulationOptions(
                new FactOptions(1, 100_000, 0, 0.03, 2016, 2026),
                new ArrivalOptions(0.01, 200, 0),
                0,
                Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
    }

    /** These options for another seed and number of events. */
    public SimulationOptions of(long seed, long events) {
        return new SimulationOptions(
                new FactOptions(
                        seed, events, facts.conferences(), facts.corrections(), facts.fromYear(), facts.toYear()),
                arrival,
                rate,
                threads);
    }

    /** These options with another way to arrive: the same facts, arriving differently. */
    public SimulationOptions arriving(ArrivalOptions otherwise) {
        return new SimulationOptions(facts, otherwise, rate, threads);
    }

    /** These options at another rate; 0 for as fast as it goes. */
    public SimulationOptions at(double recordsPerSecond) {
        return new SimulationOptions(facts, arrival, recordsPerSecond, threads);
    }

    static void requireShare(String option, double value) {
        require(value >= 0 && value <= 1, option + " is " + value + "; it takes a share from 0 to 1");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
