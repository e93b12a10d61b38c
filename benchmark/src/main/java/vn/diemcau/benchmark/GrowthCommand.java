package vn.diemcau.benchmark;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code growth}: what an event costs when there are more of them, when conferences are larger, after a loss. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures streams with more and more events, with larger and larger conferences, with more threads"
                        + " and processes, and how long it takes to be back after kill -9.")
final class GrowthCommand extends Measurement {
    private static final String EVENTS = "growth by events";
    private static final String SITES = "growth by sites";
    private static final String STATUSES = "growth by statuses";
    private static final String INSTANCES = "growth by instances";

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000000",
            description = "The most events; a quarter and a twentieth of them are measured too. Default"
                    + " ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--sites",
            paramLabel = "N",
            split = ",",
            defaultValue = "100,10000,100000",
            description =
                    "Sites of a conference; so many conferences that all have as many sites as the largest. Default"
                            + " ${DEFAULT-VALUE}.")
    private List<Integer> sites;

    @Option(
            names = "--directives",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,334",
            description = "Directives of a conference, each with 63 statuses; so many conferences that all have as many"
                    + " as the largest. Default ${DEFAULT-VALUE}, that is 63 and 21,042 statuses.")
    private List<Integer> directives;

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Cells whose return is measured. Default ${DEFAULT-VALUE}.")
    private int cells;

    @Option(
            names = "--only",
            paramLabel = "WHAT",
            split = ",",
            description = "Measure these only: events, sites, statuses, instances, return.")
    private List<String> only = List.of("events", "sites", "statuses", "instances", "return");

    @Override
    void measure(Results results, BenchmarkOptions common) {
        if (only.contains("events")) {
            for (long count : new long[] {events / 20, events / 4, events}) {
                byEvents(results, common, Math.max(1, count));
            }
        }
        if (only.contains("sites")) {
            int most = sites.stream().mapToInt(Integer::intValue).max().orElseThrow();
            for (int each : sites) {
                byShape(results, common, SITES, each + " sites", new Shape("sites", most / each, each, 0));
            }
        }
        if (only.contains("statuses")) {
            int most = directives.stream().mapToInt(Integer::intValue).max().orElseThrow();
            for (int each : directives) {
                Shape shape = new Shape("statuses", most / each, 1, each);
                byShape(results, common, STATUSES, each * LatencyProbes.PROVINCES.size() + " statuses", shape);
            }
        }
        if (only.contains("instances")) {
            byInstances(results, common);
        }
        if (only.contains("return")) {
            byLoss(results, common);
        }
    }

    private static void byEvents(Results results, BenchmarkOptions common, long count) {
        try (TestBed bed = common.testBed()) {
            Backlog backlog = new Backlog(bed, Recording.make(bed, count, results::say), results);
            String variant = String.format(Locale.ROOT, "%,d events", count);
            for (int run = 0; run < common.runs; run++) {
                backlog.measure(common.contenders().ours(EVENTS, variant, 1, 1));
            }
        }
    }

    private static void byShape(Results results, BenchmarkOptions common, String what, String variant, Shape shape) {
        try (TestBed bed = common.testBed()) {
            Backlog backlog = new Backlog(bed, Recording.of(bed, shape), results);
            for (int run = 0; run < common.runs; run++) {
                backlog.measure(common.contenders().ours(what, variant, 1, 1));
            }
        }
    }

    private void byInstances(Results results, BenchmarkOptions common) {
        try (TestBed bed = common.testBed()) {
            Backlog backlog = new Backlog(bed, Recording.make(bed, Math.max(1, events / 20), results::say), results);
            Contenders contenders = common.contenders();
            for (int run = 0; run < common.runs; run++) {
                backlog.measure(contenders.ours(INSTANCES, "1 process, 1 thread", 1, 1));
                backlog.measure(contenders.ours(INSTANCES, "1 process, 2 threads", 2, 1));
                backlog.measure(contenders.ours(INSTANCES, "2 processes, 1 thread each", 1, 2));
            }
        }
    }

    /** A cell is a province at a conference; at each of these conferences a site of every province joined. */
    private void byLoss(Results results, BenchmarkOptions common) {
        int provinces = LatencyProbes.PROVINCES.size();
        try (TestBed bed = common.testBed()) {
            Shape shape = new Shape("cells", (cells + provinces - 1) / provinces, provinces, 0);
            new Return(bed, Recording.of(bed, shape), results, common.javaOptions).measure(common.runs);
        }
    }
}
