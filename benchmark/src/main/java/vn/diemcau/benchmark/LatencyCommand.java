package vn.diemcau.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationException;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** {@code latency}: how long an event takes, from when it was to be sent, to its summary and to its row. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Sends events at fixed rates, whatever becomes of them (open loop), and measures the time from the"
                        + " intended sending to the summary committed on its topic and to the row committed in the database.")
final class LatencyCommand extends Measurement {
    /** One in so many events is a probe; the others are the simulator's. */
    private static final int EVENTS_A_PROBE = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FIRST_YEAR = 1950;
    private static final double[] PERCENTILES = {50, 99, 99.9, 100};
    private static final String[] NAMES = {"p50Millis", "p99Millis", "p999Millis", "maxMillis"};

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "500000",
            description =
                    "Events of the backlog that warms up the pipeline and shows its highest sustained rate. Default"
                            + " ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            defaultValue = "5000,20000",
            description = "Events a second; half of the highest sustained rate is added. Default ${DEFAULT-VALUE}.")
    private List<Integer> rates;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long each rate is kept up; the first sixth does not count. Default ${DEFAULT-VALUE}.")
    private int seconds;

    private int run;

    @Override
    void measure(Results results, BenchmarkOptions common) throws Exception {
        try (TestBed bed = common.testBed()) {
            bed.startDatabase();
            try (Pipeline pipeline = new Pipeline(bed, common.javaOptions)) {
                Recording recording = Recording.make(bed, events, results::say);
                double sustained = sustained(bed, pipeline, recording, results);
                results.describe("streams", pipeline.streams().pid());
                results.describe("consumer", pipeline.consumer().pid());
                DatabaseFacts.describe(pipeline.database(), results);
                List<Integer> all = new ArrayList<>(rates);
                all.add((int) (sustained / 2));
                for (int turn = 1; turn <= common.runs; turn++) {
                    results.say("turn " + turn + " of " + common.runs);
                    for (int rate : all) {
                        measure(bed, pipeline, results, rate);
                    }
                }
            }
        }
    }

    /** Events a second of the whole pipeline, database included, while it works off a backlog. */
    private double sustained(TestBed bed, Pipeline pipeline, Recording recording, Results results) {
        ClusterLogs logs = new ClusterLogs(bed);
        pipeline.streams().start();
        pipeline.consumer().start();
        Await.until(
                "streams has begun",
                PATIENCE,
                () -> logs.read("pipeline", recording.ends().keySet()) > 0);
        long before = logs.read("pipeline", recording.ends().keySet());
        long start = System.nanoTime();
        pipeline.awaitCounted(recording.ends());
        pipeline.awaitStored();
        double rate = (recording.records() - before) * 1e9 / (System.nanoTime() - start);
        boolean isExact = recording
                .expected()
                .differences(RowHashes.published(bed, Topics.summaries()), Topics.summaries(), 1)
                .isEmpty();
        results.add(new Run("pipeline", "", recording.records(), isExact, Map.of("eventsPerSecond", rate)));
        return rate;
    }

    private void measure(TestBed bed, Pipeline pipeline, Results results, int rate) throws InterruptedException {
        double probeRate = (double) rate / EVENTS_A_PROBE;
        int count = Math.max(1, (int) (probeRate * seconds));
        LatencyProbes probes = new LatencyProbes(bed.settings(), FIRST_YEAR + run++, probeRate, count);
        probes.convene();
        pipeline.awaitStored();
        Thread others = new Thread(() -> simulate(bed, rate), "simulator");
        Map<Topic<?>, ProbeWatch> watches = new LinkedHashMap<>();
        try {
            for (Topic<?> topic : List.of(Topics.PARTICIPATION_SUMMARIES, Topics.PROVINCE_SUMMARIES)) {
                watches.put(topic, new ProbeWatch(bed, pipeline.database().dataSource(), probes, topic, count / 6));
            }
            others.start();
            double late = probes.send();
            others.join();
            Await.until(
                    "all probes arrived",
                    PATIENCE,
                    () -> watches.values().stream().allMatch(ProbeWatch::isComplete));
            watches.values().forEach(ProbeWatch::close);
            watches.forEach((topic, watch) -> {
                String what = topic == Topics.PROVINCE_SUMMARIES ? "province" : "participation";
                add(results, "latency to " + what + " summary", rate, watch.onTopic(), late);
                add(results, "latency to " + what + " row", rate, watch.inTable(), late);
            });
        } finally {
            watches.values().forEach(ProbeWatch::close);
        }
    }

    private void add(Results results, String what, int rate, Histogram micros, double late) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < PERCENTILES.length; i++) {
            figures.put(NAMES[i], micros.getValueAtPercentile(PERCENTILES[i]) / 1000.0);
        }
        figures.put("probes", (double) micros.getTotalCount());
        figures.put("seconds", (double) seconds);
        figures.put("eventsPerSecond", (double) rate);
        figures.put("senderBehindSeconds", late);
        String variant = String.format(Locale.ROOT, "%,d/s", rate);
        results.add(new Run(what, variant, (long) rate * seconds, true, figures));
    }

    private void simulate(TestBed bed, int rate) {
        double others = rate * (1 - 1.0 / EVENTS_A_PROBE);
        SimulationOptions options = SimulationOptions.defaults()
                .of(1000 + run, Math.max(1, Math.round(others * seconds / 1.01)))
                .at(others);
        try {
            Simulation.runToCluster(options, bed.settings(), Optional.empty(), message -> {});
        } catch (SimulationException e) {
            throw new PartFailure("The simulator cannot send: " + e.getMessage());
        }
    }
}
