package vn.diemcau.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a program had come at some moments, and what that had cost. A program with several stages reads topics of its
 * own too, and the last stage may be far behind the first; so how far it has come is the share of all records that it had
 * read then, of those that it has read in the end.
 */
final class Progress {
    /** The share of the records before this is a start with cold code; the rates are those of the rest. */
    private static final double WARM = 0.25;

    /**
     * What was seen at a moment.
     *
     * @param nanos of {@link System#nanoTime}
     * @param read records of all topics that it had read, and committed as read
     * @param cpuSeconds of the program so far
     * @param brokerCpuSeconds of the broker so far
     */
    record Sample(long nanos, long read, double cpuSeconds, double brokerCpuSeconds) {}

    private final long events;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * No progress yet.
     *
     * @param events that the program works off
     * @param start before it was launched
     */
    Progress(long events, Sample start) {
        this.events = events;
        samples.add(start);
    }

    /** Takes what was seen when something had changed; the last one is the end. */
    void add(Sample sample) {
        samples.add(sample);
    }

    Sample last() {
        return samples.get(samples.size() - 1);
    }

    /** From the launch of the process to the end. */
    double seconds() {
        return (last().nanos() - samples.get(0).nanos()) / 1e9;
    }

    /** Events a second from the launch of the process on. */
    double coldRate() {
        return events / seconds();
    }

    /** Events a second once it was warm. */
    double warmRate() {
        return warmEvents() * 1e9 / (last().nanos() - warm().nanos());
    }

    /** Microseconds of the program's processor time for each event, once it was warm. */
    double cpuMicros() {
        return (last().cpuSeconds() - warm().cpuSeconds()) * 1e6 / warmEvents();
    }

    /** The same of the broker. */
    double brokerCpuMicros() {
        return (last().brokerCpuSeconds() - warm().brokerCpuSeconds()) * 1e6 / warmEvents();
    }

    private double warmEvents() {
        return events * (1 - (double) warm().read() / last().read());
    }

    /** Where a run is so short that it was all read between two looks, all of it is looked at. */
    private Sample warm() {
        return samples.stream()
                .filter(sample -> sample.read() >= WARM * last().read() && sample.read() < last().read())
                .findFirst()
                .orElse(samples.get(0));
    }
}
