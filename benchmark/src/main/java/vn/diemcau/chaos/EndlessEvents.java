package vn.diemcau.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.producer.simulate.Arrival;
import vn.diemcau.producer.simulate.ArrivalOptions;
import vn.diemcau.producer.simulate.FactOptions;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationOptions;

/** Simulations one after the other, without an end, each with other conferences and all its records in no order. */
final class EndlessEvents {
    /** All of a simulation are open at once. */
    private static final int CONFERENCES = 64;

    private static final int EVENTS = CONFERENCES * 120;

    /** So many that each conference near the change of the map is moved across it. */
    private static final double CORRECTIONS = 0.1;

    private static final double DUPLICATES = 0.08;

    /** Before and after the change of the map. */
    private static final int FROM_YEAR = 2024;

    private static final int TO_YEAR = 2026;

    private final Random random;
    private final ArrivalOptions arrival;
    private final Serializer<Object> serializer;
    private final List<Arrival> ahead = new ArrayList<>();

    EndlessEvents(long seed, double poisonShare, Serializer<Object> serializer) {
        this.random = new Random(seed);
        this.arrival = new ArrivalOptions(DUPLICATES, 0, poisonShare);
        this.serializer = serializer;
    }

    /** The next record. */
    Arrival next() throws InterruptedException {
        if (ahead.isEmpty()) {
            FactOptions facts =
                    new FactOptions(random.nextLong(), EVENTS, CONFERENCES, CORRECTIONS, FROM_YEAR, TO_YEAR);
            SimulationOptions options = new SimulationOptions(facts, arrival, 0, 1);
            Simulation.arrivals(options, serializer, "", ChaosCluster.PARTITIONS, ahead::add);
            Collections.shuffle(ahead, random);
        }
        return ahead.remove(ahead.size() - 1);
    }
}
