package vn.diemcau.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A seeded order of blows: some given ones, then each kind once, then each as often as its weight says, and so on. */
final class Schedule {
    private final Random random;
    private final Deque<Blow> deck = new ArrayDeque<>();

    Schedule(long seed, List<Blow> opening) {
        this.random = new Random(seed);
        deck.addAll(opening);
        fill(false);
    }

    Blow next() {
        if (deck.isEmpty()) {
            fill(true);
        }
        return deck.removeFirst();
    }

    /** Puts one back that could not be dealt now. */
    void later(Blow blow) {
        deck.addLast(blow);
    }

    /** A pause between half and one and a half of the average. */
    Duration pause(Duration average) {
        return Duration.ofMillis((long) (average.toMillis() * (0.5 + random.nextDouble())));
    }

    /** Whether another one comes at the same time: one in four. */
    boolean isDouble() {
        return random.nextInt(4) == 0;
    }

    Duration away(Blow blow) {
        return blow.away(random, Timeouts.OUTLASTED);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void fill(boolean weighted) {
        List<Blow> blows = new ArrayList<>();
        for (Blow blow : Blow.values()) {
            blows.addAll(Collections.nCopies(weighted ? blow.weight() : 1, blow));
        }
        Collections.shuffle(blows, random);
        deck.addAll(blows);
    }
}
