package vn.diemcau.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What a run of the verifier does.
 *
 * @param seed of the events and of the schedule
 * @param streams processes
 * @param consumers processes
 * @param opening the first blows; then those that the seed yields
 * @param blows at least so many
 * @param duration of the blows, at least
 * @param perSecond records sent
 */
record ChaosPlan(
        long seed, int streams, int consumers, List<Blow> opening, int blows, Duration duration, int perSecond) {
    /** Of all records. */
    static final double POISON_SHARE = 0.005;

    /** How long to wait between two blows, on average. */
    Duration gap() {
        return duration.dividedBy(Math.max(1, blows));
    }
}
