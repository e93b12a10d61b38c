package vn.diemcau.producer.simulate;

/**
 * How simulated events arrive; what they amount to stays the same.
 *
 * @param duplicates share of the events that arrive again, 0 to 1
 * @param disorder by how many places an event may arrive late, 0 or more
 * @param poison bad records for each event, 0 to 1
 */
public record ArrivalOptions(double duplicates, int disorder, double poison) {
    /** Each event once, in order, and nothing bad. */
    public static final ArrivalOptions ORDERLY = new ArrivalOptions(0, 0, 0);

    private static final int MOST_DISORDER = 1 << 20;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one is out of range; the message names the option of the command line
     */
    public ArrivalOptions {
        SimulationOptions.requireShare("--duplicates", duplicates);
        SimulationOptions.requireShare("--poison", poison);
        SimulationOptions.require(
                disorder >= 0 && disorder <= MOST_DISORDER,
                "--disorder is " + disorder + "; it takes 0 to " + MOST_DISORDER + " places");
    }
}
