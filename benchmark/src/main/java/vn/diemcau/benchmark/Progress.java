package vn.diemcau.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How far a program had read at some moments, and what that had cost. */
final class Progress {
    /** What comes before is a start with cold code; the rates are about what comes after. */
    private static final double WARM = 0.25;

    /**
     * What was seen at a moment.
     *
     * @param nanos of {@link System#nanoTime}
     * @param events read and committed so far
     * @param cpuSeconds of the program so far
     * @param brokerCpuSeconds of the broker so far
     */
    record Sample(long nanos, long events, double cpuSeconds, double brokerCpuSeconds) {}

    private final List<Sample> samples = new ArrayList<>();

    /** The first sample is that of the start; those that show nothing new are left out. */
    void add(Sample sample) {
        if (samples.isEmpty() || sample.events() > last().events()) {
            samples.add(sample);
        }
    }

    long events() {
        return last().events();
    }

    /** Events a second from the launch of the process on. */
    double coldRate() {
        return rate(samples.get(0), last());
    }

    /** Events a second once it was warm. */
    double warmRate() {
        return rate(warm(), last());
    }

    /** Microseconds of the program's processor time for each event, once it was warm. */
    double cpuMicros() {
        return (last().cpuSeconds() - warm().cpuSeconds()) * 1e6 / (last().events() - warm().events());
    }

    /** The same of the broker. */
    double brokerCpuMicros() {
        return (last().brokerCpuSeconds() - warm().brokerCpuSeconds()) * 1e6 / (last().events() - warm().events());
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    /** Where a run is so short that it was all read between two looks, all of it is looked at. */
    private Sample warm() {
        return samples.stream()
                .filter(sample -> sample.events() >= WARM * last().events() && sample.events() < last().events())
                .findFirst()
                .orElse(samples.get(0));
    }

    private static double rate(Sample from, Sample to) {
        return (to.events() - from.events()) * 1e9 / (to.nanos() - from.nanos());
    }
}
