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
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
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
        String group = contender.what().replace(' ', '-') + "-" + ++number;
        List<Part> parts = IntStream.rangeClosed(1, contender.processes())
                .mapToObj(each -> part(contender, group, contender.processes() == 1 ? group : group + "-" + each))
                .toList();
        long start = System.nanoTime();
        parts.forEach(Part::start);
        try {
            Progress progress = watch(parts, group, start);
            long settled = contender.compared().isEmpty() ? System.nanoTime() : awaitSettled();
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("seconds", (settled - start) / 1e9);
            figures.put("eventsPerSecond", progress.warmRate());
            figures.put("coldEventsPerSecond", progress.coldRate());
            figures.put("cpuMicrosPerEvent", progress.cpuMicros());
            figures.put("brokerCpuMicrosPerEvent", progress.brokerCpuMicros());
            figures.put(
                    "peakRssMiB",
                    parts.stream()
                            .mapToDouble(part -> new ProcessUsage(part.pid()).peakRssMiB())
                            .max()
                            .orElseThrow());
            addWritten(figures);
            results.describe(contender.what(), parts.get(0).pid());
            Run run = new Run(
                    contender.what(), contender.variant(), recording.records(), isExact(contender, group), figures);
            results.add(run);
            return run;
        } finally {
            parts.forEach(Part::end);
            parts.forEach(Backlog::clean);
        }
    }

    private Part part(Contender contender, String group, String name) {
        Map<String, String> environment = bed.environment();
        environment.put(Setting.APPLICATION_ID.variable(), group);
        environment.put(Setting.STATE_DIR.variable(), bed.path(name).toString());
        environment.putAll(contender.settings());
        return new Part(
                Part.Role.PEER, name, bed.path(name), contender.arguments(), environment, contender.program());
    }

    private Progress watch(List<Part> parts, String group, long start) {
        DoubleSupplier cpu = () -> parts.stream()
                .mapToDouble(part -> new ProcessUsage(part.pid()).cpuSeconds())
                .sum();
        ProcessUsage broker = new ProcessUsage(bed.broker().pid());
        List<TopicPartition> events = logs.partitions(Topics.events());
        Progress progress = new Progress();
        progress.add(new Progress.Sample(start, 0, cpu.getAsDouble(), broker.cpuSeconds()));
        long moved = start;
        while (progress.events() < recording.records()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            for (Part part : parts) {
                if (!part.isAlive()) {
                    throw new PartFailure(part.name() + " ended by itself; it said: " + tail(part.log()));
                }
            }
            long before = progress.events();
            long read = logs.read(group, events);
            progress.add(new Progress.Sample(System.nanoTime(), read, cpu.getAsDouble(), broker.cpuSeconds()));
            moved = progress.events() > before ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
                throw new PartFailure(group + " stands at " + before + " of " + recording.records()
                        + " events; it said: " + tail(parts.get(0).log()));
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
                .differences(RowHashes.published(bed, contender.compared()), contender.compared(), SHOWN_DIFFERENCES);
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

    private static void clean(Part part) {
        try {
            StackAccess.delete(part.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + part.directory(), e);
        }
    }
}
