package vn.diemcau.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plots}: draws what was measured. */
@Command(
        name = "plots",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Draws the exact runs in files that the other kinds wrote, one SVG picture for each kind of figure.")
final class PlotsCommand implements Callable<Integer> {
    private static final List<String> THROUGHPUT = List.of(
            Contenders.LIMIT, Contenders.LIMIT_WITH_WRITES, Contenders.OURS, Contenders.TEXTBOOK, Contenders.FLINK);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON files of the other kinds.")
    private List<Path> files;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "docs/plots",
            description = "Where the pictures go. Default ${DEFAULT-VALUE}.")
    private Path directory;

    private final List<JsonNode> runs = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            new ObjectMapper().readTree(file.toFile()).get("runs").forEach(runs::add);
        }
        Files.createDirectories(directory);
        draw("throughput", "Working off a backlog, warm", "events a second", THROUGHPUT::contains, "eventsPerSecond");
        draw(
                "cpu",
                "Processor time of the program",
                "microseconds an event",
                THROUGHPUT::contains,
                "cpuMicrosPerEvent");
        draw("bytes", "Written to topics", "bytes an event", THROUGHPUT::contains, "bytesPerEvent");
        draw("memory", "Most memory", "MiB", what -> THROUGHPUT.contains(what) || isGrowth(what), "peakRssMiB");
        draw(
                "growth",
                "Growth",
                "microseconds of processor time an event",
                PlotsCommand::isGrowth,
                "cpuMicrosPerEvent");
        draw("latency-p50", "Latency, half of the events", "milliseconds", PlotsCommand::isLatency, "p50Millis");
        draw("latency-p99", "Latency, 99 of 100 events", "milliseconds", PlotsCommand::isLatency, "p99Millis");
        draw("latency-p999", "Latency, 999 of 1,000 events", "milliseconds", PlotsCommand::isLatency, "p999Millis");
        draw("sink", "Rows into the database", "records a second", what -> true, "rowsPerSecond");
        draw("return", "Back after kill -9", "seconds", "return"::equals, "seconds");
        return 0;
    }

    private static boolean isGrowth(String what) {
        return what.startsWith("growth");
    }

    private static boolean isLatency(String what) {
        return what.startsWith("latency");
    }

    private void draw(String file, String title, String unit, Predicate<String> which, String figure)
            throws IOException {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (JsonNode run : runs) {
            if (run.get("exact").asBoolean() && which.test(run.get("what").asText()) && run.has(figure)) {
                String variant = run.path("variant").asText("");
                String name = run.get("what").asText() + (variant.isEmpty() ? "" : ", " + variant);
                values.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(run.get(figure).asDouble());
            }
        }
        if (!values.isEmpty()) {
            List<BarChart.Bar> bars = new ArrayList<>();
            values.forEach((name, all) -> bars.add(new BarChart.Bar(
                    name,
                    Statistics.of(all.stream().mapToDouble(Double::doubleValue).toArray()))));
            Files.writeString(directory.resolve(file + ".svg"), new BarChart(title, unit, bars).svg());
        }
    }
}
