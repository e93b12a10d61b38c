package vn.diemcau.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code throughput}: how fast a backlog is worked off, against what is possible and against the peers. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lets each program work off the same recorded events, in turns.")
final class ThroughputCommand extends Measurement {
    private static final String RATE = "eventsPerSecond";

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Events for all but the textbook. Default ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--textbook-events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Events for the textbook, which takes long; at most as many as the others. Default"
                    + " ${DEFAULT-VALUE}.")
    private long textbookEvents;

    @Option(
            names = "--only",
            paramLabel = "WHAT",
            split = ",",
            description = "Measure these only: limit (both), ours, textbook, flink.")
    private List<String> only = List.of(Contenders.LIMIT, Contenders.OURS, Contenders.TEXTBOOK, Contenders.FLINK);

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description =
                    "Threads of ours, and parallelism of Flink; one number for each way. Default ${DEFAULT-VALUE}.")
    private List<Integer> threads;

    @Option(
            names = "--flink-state",
            paramLabel = "BACKEND",
            split = ",",
            defaultValue = "hashmap,rocksdb",
            description = "Where Flink keeps its state. Default ${DEFAULT-VALUE}.")
    private List<String> backends;

    @Override
    void measure(Results results, BenchmarkOptions common) {
        if (only.contains(Contenders.FLINK) && !Contenders.hasFlink()) {
            throw new IllegalStateException("There is no Flink to measure: start dev/benchmark, which builds it, or"
                    + " leave it out by --only");
        }
        try (TestBed bed = common.testBed()) {
            Recording recording = Recording.make(bed, events, results::say);
            Backlog backlog = new Backlog(bed, recording, results);
            results.describe("broker", bed.broker().pid());
            for (int turn = 1; turn <= common.runs; turn++) {
                results.say("turn " + turn + " of " + common.runs);
                turn(backlog, common.contenders());
            }
        }
        if (only.contains(Contenders.TEXTBOOK)) {
            try (TestBed bed = common.testBed()) {
                Recording recording = Recording.make(bed, Math.min(textbookEvents, events), results::say);
                Backlog backlog = new Backlog(bed, recording, results);
                for (int turn = 1; turn <= common.runs; turn++) {
                    results.say("turn " + turn + " of " + common.runs);
                    textbook(backlog, common.contenders());
                }
            }
        }
        ratios(results);
    }

    /** The limit with writes runs after the contender whose volume it has to write. */
    private void turn(Backlog backlog, Contenders contenders) {
        List<Contender> first = new ArrayList<>();
        if (only.contains(Contenders.LIMIT)) {
            first.add(contenders.limit());
        }
        first.forEach(backlog::measure);
        Optional<Run> ours = Optional.empty();
        if (only.contains(Contenders.OURS)) {
            for (int count : threads) {
                Run run = backlog.measure(contenders.ours(count));
                ours = ours.isEmpty() ? Optional.of(run) : ours;
            }
        }
        if (only.contains(Contenders.FLINK)) {
            for (String backend : backends) {
                threads.forEach(parallelism -> backlog.measure(contenders.flink(backend, parallelism)));
            }
        }
        if (only.contains(Contenders.LIMIT)) {
            ours.ifPresent(run -> backlog.measure(contenders.limitWithWrites(run)));
        }
    }

    private static void textbook(Backlog backlog, Contenders contenders) {
        for (String state : List.of("json", "binary")) {
            backlog.measure(contenders.textbook(state, 1));
        }
    }

    private static void ratios(Results results) {
        OptionalDouble ours = median(results, "ours (1 thread)");
        OptionalDouble two = median(results, "ours (2 threads)");
        results.ratio("ours / limit", ours, results.best(Contenders.LIMIT, RATE));
        results.ratio("ours / limit with writes", ours, results.best(Contenders.LIMIT_WITH_WRITES, RATE));
        results.ratio("ours / textbook", ours, results.best(Contenders.TEXTBOOK, RATE));
        results.ratio("ours / flink", ours, results.best(Contenders.FLINK, RATE));
        results.ratio("ours with 2 threads / with 1", two, ours);
    }

    private static OptionalDouble median(Results results, String name) {
        double median = results.median(name, RATE);
        return Double.isNaN(median) ? OptionalDouble.empty() : OptionalDouble.of(median);
    }
}
