package vn.diemcau.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                "Draws the exact runs in files that the other kinds wrote, one SVG picture for each kind of figure, and puts"
                        + " their tables into docs/PERFORMANCE.md.")
final class PlotsCommand implements Callable<Integer> {
    private static final String BEGIN = "<!-- dev/benchmark plots writes what follows -->\n";
    private static final String END = "<!-- up to here -->\n";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON files of the other kinds.")
    private List<Path> files;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "docs/plots",
            description = "Where the pictures go. Default ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            defaultValue = "docs/PERFORMANCE.md",
            description = "The page whose tables are replaced. Default ${DEFAULT-VALUE}.")
    private Path page;

    private final List<String> pictures = new ArrayList<>();
    private Figures figures;

    @Override
    public Integer call() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        for (Path file : files) {
            results.add(new ObjectMapper().readTree(file.toFile()));
        }
        figures = new Figures(results);
        Files.createDirectories(directory);
        draw(
                "throughput",
                "Working off a backlog, warm",
                "events a second",
                Contenders.ALL::contains,
                "eventsPerSecond");
        draw(
                "cpu",
                "Processor time of the program",
                "microseconds an event",
                Contenders.ALL::contains,
                "cpuMicrosPerEvent");
        draw("bytes", "Written to topics", "bytes an event", Contenders.ALL::contains, "bytesPerEvent");
        draw("memory", "Most memory", "MiB", what -> Contenders.ALL.contains(what) || isGrowth(what), "peakRssMiB");
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
        write();
        return 0;
    }

    private static boolean isGrowth(String what) {
        return what.startsWith("growth");
    }

    private static boolean isLatency(String what) {
        return what.startsWith("latency");
    }

    /** Puts the tables and pictures in the place of those that the page has. */
    private void write() throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new IllegalStateException(page + " has no place for the figures: it needs the lines '" + BEGIN.strip()
                    + "' and '" + END.strip() + "'");
        }
        Files.writeString(
                page,
                text.substring(0, begin + BEGIN.length()) + "\n" + figures.markdown() + String.join("\n", pictures)
                        + "\n\n" + text.substring(end));
    }

    private void draw(String file, String title, String unit, Predicate<String> which, String figure)
            throws IOException {
        List<BarChart.Bar> bars = new ArrayList<>();
        figures.of(which, figure).forEach((name, statistics) -> bars.add(new BarChart.Bar(name, statistics)));
        if (!bars.isEmpty()) {
            Path picture = directory.resolve(file + ".svg");
            Files.writeString(picture, new BarChart(title, unit, bars).svg());
            Path link = page.toAbsolutePath().getParent().relativize(picture.toAbsolutePath());
            pictures.add("![" + title + "](" + link + ")");
        }
    }
}
