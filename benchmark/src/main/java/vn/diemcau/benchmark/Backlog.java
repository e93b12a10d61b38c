package vn.diemcau.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** Lets one contender after the other work off the same recorded events, and measures it. */
final class Backlog {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(3);
    private static final Duration STALLED_AFTER = Duration.ofMinutes(3);
    private static final int SHOWN_DIFFERENCES = 5;

    private final TestBed bed;
    private final Recording recording;
    private final Results results;
    private final ClusterLogs logs;
    private int number;

    Backlog(TestBed bed, Recording recording, Results results) {
        this.bed = bed;
        this.recording = recording;
        this.results = results;
        this.logs = new ClusterLogs(bed);
    }

    /** Starts the contender anew, waits until all it makes of the events is there, and ends it. */
    Run measure(Contender contender) {
        logs.renewOutputs();
        String group = contender.what() + "-" + ++number;
        Part part = part(contender, group);
        long start = System.nanoTime();
        part.start();
        try {
            Progress progress = watch(part, group, start);
            long settled = contender.compared().isEmpty() ? System.nanoTime() : awaitSettled();
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("seconds", (settled - start) / 1e9);
            figures.put("eventsPerSecond", progress.warmRate());
            figures.put("coldEventsPerSecond", progress.coldRate());
            figures.put("cpuMicrosPerEvent", progress.cpuMicros());
            figures.put("brokerCpuMicrosPerEvent", progress.brokerCpuMicros());
            figures.put("peakRssMiB", new ProcessUsage(part.pid()).peakRssMiB());
            addWritten(figures);
            results.describe(contender.what(), part.pid());
            Run run = new Run(
                    contender.what(), contender.variant(), recording.records(), isExact(contender, group), figures);
            results.add(run);
            return run;
        } finally {
            part.end();
            clean(part);
        }
    }

    private Part part(Contender contender, String group) {
        Map<String, String> environment = bed.environment();
        environment.put(Setting.APPLICATION_ID.variable(), group);
        environment.put(Setting.STATE_DIR.variable(), bed.path(group).toString());
        environment.putAll(contender.settings());
        return new Part(
                Part.Role.PEER, group, bed.path(group), contender.arguments(), environment, contender.program());
    }

    private Progress watch(Part part, String group, long start) {
        ProcessUsage program = new ProcessUsage(part.pid());
        ProcessUsage broker = new ProcessUsage(bed.broker().pid());
        List<TopicPartition> events = logs.partitions(Topics.events());
        Progress progress = new Progress();
        progress.add(new Progress.Sample(start, 0, program.cpuSeconds(), broker.cpuSeconds()));
        long moved = start;
        while (progress.events() < recording.records()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            if (!part.isAlive()) {
                throw new PartFailure(part.name() + " ended by itself; it said: " + tail(part.log()));
            }
            long before = progress.events();
            long read = logs.read(group, events);
            progress.add(new Progress.Sample(System.nanoTime(), read, program.cpuSeconds(), broker.cpuSeconds()));
            moved = progress.events() > before ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
                throw new PartFailure(part.name() + " stands at " + before + " of " + recording.records()
                        + " events; it said: " + tail(part.log()));
            }
        }
        return progress;
    }

    /** The moment of the last change of what is published: the provinces' totals come last. */
    private long awaitSettled() {
        List<TopicPartition> partitions = logs.partitions(List.of(Topics.PROVINCE_SUMMARIES));
        Map<TopicPartition, Long> ends = logs.ends(partitions);
        long changed = System.nanoTime();
        while (System.nanoTime() - changed < SETTLED_AFTER.toNanos()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            Map<TopicPartition, Long> now = logs.ends(partitions);
            changed = now.equals(ends) ? changed : System.nanoTime();
            ends = now;
        }
        return changed;
    }

    /** What it wrote for each event: all of it, of that the logs of its state, and in how many records. */
    private void addWritten(Map<String, Double> figures) {
        Map<String, Long> bytes = logs.bytes();
        bytes.keySet().removeIf(topic -> topic.startsWith("__")
                || Topics.events().stream().anyMatch(events -> events.name("").equals(topic)));
        double events = recording.records();
        figures.put(
                "bytesPerEvent",
                bytes.values().stream().mapToLong(Long::longValue).sum() / events);
        figures.put(
                "changelogBytesPerEvent",
                bytes.entrySet().stream()
                                .filter(topic -> topic.getKey().endsWith("-changelog"))
                                .mapToLong(Map.Entry::getValue)
                                .sum()
                        / events);
        figures.put("recordsPerEvent", logs.records(bytes.keySet()) / events);
    }

    private boolean isExact(Contender contender, String group) {
        if (contender.compared().isEmpty()) {
            return LimitMain.counted(bed.path(group)) == recording.records();
        }
        List<String> differences = recording
                .expected()
                .differences(SummaryRows.published(bed, contender.compared()), contender.compared(), SHOWN_DIFFERENCES);
        differences.forEach(difference -> results.say(contender.name() + " is not exact: " + difference));
        return differences.isEmpty();
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private void clean(Part part) {
        try {
            StackAccess.delete(part.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + part.directory(), e);
        }
    }
}
