package vn.diemcau.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What was measured, as tables of Markdown: medians of the exact runs and, where there are several, least and most. */
final class Figures {
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("eventsPerSecond", "events/s"),
            Map.entry("coldEventsPerSecond", "from the start of the process"),
            Map.entry("cpuMicrosPerEvent", "µs of CPU an event"),
            Map.entry("brokerCpuMicrosPerEvent", "of the broker"),
            Map.entry("peakRssMiB", "MiB"),
            Map.entry("bytesPerEvent", "bytes an event"),
            Map.entry("changelogBytesPerEvent", "of changelogs"),
            Map.entry("recordsPerEvent", "records an event"),
            Map.entry("p50Millis", "p50 ms"),
            Map.entry("p99Millis", "p99 ms"),
            Map.entry("p999Millis", "p99.9 ms"),
            Map.entry("maxMillis", "most ms"),
            Map.entry("rowsPerSecond", "records/s"),
            Map.entry("cpuMicrosPerRow", "µs of CPU a record"),
            Map.entry("seconds", "s"),
            Map.entry("cells", "cells"));

    private static final List<String> THROUGHPUT = List.of(
            "eventsPerSecond",
            "coldEventsPerSecond",
            "cpuMicrosPerEvent",
            "brokerCpuMicrosPerEvent",
            "peakRssMiB",
            "bytesPerEvent",
            "changelogBytesPerEvent",
            "recordsPerEvent");

    private final List<JsonNode> results;
    private final List<JsonNode> runs = new ArrayList<>();

    /** @param results objects that the kinds of measurement wrote */
    Figures(List<JsonNode> results) {
        this.results = List.copyOf(results);
        this.results.forEach(result -> result.get("runs").forEach(run -> {
            if (run.get("exact").asBoolean()) {
                runs.add(run);
            }
        }));
    }

    /** What exact runs say of a figure, by their names. */
    Map<String, Statistics> of(Predicate<String> which, String figure) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (JsonNode run : runs) {
            if (which.test(run.get("what").asText()) && run.has(figure)) {
                String variant = run.path("variant").asText("");
                String name = run.get("what").asText() + (variant.isEmpty() ? "" : ", " + variant);
                values.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(run.get(figure).asDouble());
            }
        }
        Map<String, Statistics> statistics = new LinkedHashMap<>();
        values.forEach((name, all) -> statistics.put(
                name,
                Statistics.of(all.stream().mapToDouble(Double::doubleValue).toArray())));
        return statistics;
    }

    /** All of it, as it stands in docs/PERFORMANCE.md. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        results.stream()
                .map(result -> result.get("machine"))
                .map(Figures::machine)
                .distinct()
                .forEach(lines::add);
        lines.add("Medians, and in brackets the least and the most.");
        add(lines, "Working off a backlog", Contenders.ALL::contains, THROUGHPUT);
        for (JsonNode result : results) {
            result.get("ratios")
                    .properties()
                    .forEach(ratio -> lines.add("- " + ratio.getKey() + ": "
                            + number(ratio.getValue().asDouble())));
        }
        add(
                lines,
                "Latency",
                what -> what.startsWith("latency"),
                List.of("p50Millis", "p99Millis", "p999Millis", "maxMillis"));
        add(lines, "Whole pipeline", "pipeline"::equals, List.of("eventsPerSecond"));
        add(
                lines,
                "Sink",
                what -> what.equals(SinkCommand.SINK) || what.equals(SinkCommand.JDBC),
                List.of("rowsPerSecond", "cpuMicrosPerRow", "peakRssMiB"));
        add(
                lines,
                "Growth",
                what -> what.startsWith("growth"),
                List.of("eventsPerSecond", "cpuMicrosPerEvent", "peakRssMiB", "bytesPerEvent"));
        add(lines, "Back after `kill -9`", "return"::equals, List.of("seconds", "cells"));
        return String.join("\n", lines) + "\n";
    }

    private void add(List<String> lines, String title, Predicate<String> which, List<String> figures) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (String figure : figures) {
            of(which, figure)
                    .forEach((name, statistics) -> rows.computeIfAbsent(name, key -> new LinkedHashMap<>())
                            .put(figure, text(statistics)));
        }
        if (rows.isEmpty()) {
            return;
        }
        lines.addAll(List.of("", "### " + title, ""));
        lines.add(
                "| | " + String.join(" | ", figures.stream().map(HEADINGS::get).toList()) + " |");
        lines.add("|---" + "|---".repeat(figures.size()) + "|");
        rows.forEach((name, cells) -> lines.add("| " + name + " | "
                + String.join(
                        " | ",
                        figures.stream()
                                .map(figure -> cells.getOrDefault(figure, ""))
                                .toList()) + " |"));
        lines.add("");
    }

    private static String machine(JsonNode machine) {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %,d MiB, %s, %s; load %.1f before, %.1f after.",
                machine.get("processor").asText(),
                machine.get("cores").asInt(),
                machine.get("memoryMiB").asLong(),
                machine.get("system").asText(),
                machine.get("java").asText(),
                machine.get("loadAtStart").asDouble(),
                machine.get("loadAtEnd").asDouble());
    }

    private static String text(Statistics statistics) {
        return statistics.count() == 1
                ? number(statistics.median())
                : number(statistics.median()) + " (" + number(statistics.least()) + "–" + number(statistics.most())
                        + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }
}
