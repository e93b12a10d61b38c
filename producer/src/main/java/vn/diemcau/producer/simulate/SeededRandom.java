package vn.diemcau.producer.simulate;

import java.util.List;

/**
 * Random numbers that are the same on every machine and every Java: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014), its constants included. Java's own generators do not promise how they
 * make a bounded number of random bits, nor to do it alike in the next release. Not for use by several threads at once.
 */
final class SeededRandom {
    /** The golden ratio in 64 bits: its multiples do not repeat and differ in many bits. */
    static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    SeededRandom(long seed) {
        this.state = seed;
    }

    /** The dice of a part: other parts, and how often these were thrown, do not matter to them. */
    static SeededRandom of(long seed, long part) {
        return new SeededRandom(mix(seed ^ mix(part + GAMMA)));
    }

    /** A one-to-one function of 64 bits that leaves no pattern. */
    static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** A whole number from 0 up to the bound, without it. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A whole number from one to another, with both. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True with a probability. */
    boolean chance(double probability) {
        return (next() >>> 11) * 0x1.0p-53 < probability;
    }

    String of(String... choices) {
        return choices[below(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
