package vn.diemcau.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
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

    /** Starts the contender again, waits until all it makes of the events is there, and ends it. */
    Run measure(Contender contender) {
        logs.renewOutputs();
        String group = contender.what().replace(' ', '-') + "-" + ++number;
        List<Part> parts = IntStream.rangeClosed(1, contender.processes())
                .mapToObj(each -> part(contender, group, contender.processes() == 1 ? group : group + "-" + each))
                .toList();
        long start = System.nanoTime();
        parts.forEach(Part::start);
        try {
            Progress progress = watch(contender, parts, group, start);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("seconds", progress.seconds());
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
        return new Part(Part.Role.PEER, name, bed.path(name), contender.arguments(), environment, contender.program());
    }

    /** Looks until all events are read and, where there are results, neither they nor what is read of them change any more. */
    private Progress watch(Contender contender, List<Part> parts, String group, long start) {
        DoubleSupplier cpu = () -> parts.stream()
                .mapToDouble(part -> new ProcessUsage(part.pid()).cpuSeconds())
                .sum();
        ProcessUsage broker = new ProcessUsage(bed.broker().pid());
        List<TopicPartition> events = logs.partitions(Topics.events());
        List<TopicPartition> results = logs.partitions(List.of(Topics.PROVINCE_SUMMARIES));
        Duration settled = contender.compared().isEmpty() ? Duration.ZERO : SETTLED_AFTER;
        Progress progress = new Progress(
                recording.records(), new Progress.Sample(start, 0, cpu.getAsDouble(), broker.cpuSeconds()));
        Map<TopicPartition, Long> seen = Map.of();
        long moved = start;
        boolean isRead = false;
        while (!isRead || System.nanoTime() - moved < settled.toNanos() || !logs.isAllRead(group)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            parts.forEach(Backlog::requireAlive);
            Map<TopicPartition, Long> read = logs.read(group);
            Map<TopicPartition, Long> now = new HashMap<>(logs.ends(results));
            now.putAll(read);
            if (!now.equals(seen)) {
                seen = now;
                moved = System.nanoTime();
                progress.add(new Progress.Sample(moved, sum(read.values()), cpu.getAsDouble(), broker.cpuSeconds()));
            }
            isRead =
                    sum(events.stream().map(each -> read.getOrDefault(each, 0L)).toList()) >= recording.records();
            if (System.nanoTime() - moved > STALLED_AFTER.toNanos()) {
                throw new PartFailure(group + " makes no progress at " + read + " of " + recording.ends()
                        + "; it said: " + tail(parts.get(0).log()));
            }
        }
        return progress;
    }

    private static void requireAlive(Part part) {
        if (!part.isAlive()) {
            throw new PartFailure(part.name() + " ended by itself; it said: " + tail(part.log()));
        }
    }

    private static long sum(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    /** What it wrote for each event: all of it, of that the logs of its state, and in how many records. */
    private void addWritten(Map<String, Double> figures) {
        Map<String, Long> bytes = logs.bytes();
        bytes.keySet()
                .removeIf(topic -> topic.startsWith("__")
                        || Topics.events().stream()
                                .anyMatch(events -> events.name("").equals(topic)));
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
