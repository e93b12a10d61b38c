package vn.diemcau.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartFailure;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topics;

/** {@code sink}: how fast the consumer writes rows, against plain JDBC batches of the same records. */
@Command(
        name = "sink",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Has streams make summaries of simulated events, then lets the consumer and a plain JDBC sink write"
                        + " them into the same empty tables, in turns.")
final class SinkCommand extends Measurement {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration STALLED_AFTER = Duration.ofMinutes(3);
    static final String JDBC = "jdbc batches";
    static final String SINK = "sink";

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events whose summaries are written. Default ${DEFAULT-VALUE}.")
    private long events;

    @Override
    void measure(Results results, BenchmarkOptions common) throws Exception {
        try (TestBed bed = common.testBed()) {
            bed.startDatabase();
            Recording recording = Recording.make(bed, events, results::say);
            try (Pipeline pipeline = new Pipeline(bed, common.javaOptions)) {
                pipeline.streams().start();
                pipeline.awaitCounted(recording.ends());
                pipeline.streams().terminate();
                DatabaseFacts.describe(pipeline.database(), results);
                ClusterLogs logs = new ClusterLogs(bed);
                Map<TopicPartition, Long> ends = logs.dataEnds(logs.partitions(Topics.summaries()));
                Map<SummaryTable, String> first = new TreeMap<>();
                for (int turn = 1; turn <= common.runs; turn++) {
                    results.say("turn " + turn + " of " + common.runs);
                    DatabaseFacts.empty(pipeline.database());
                    measure(SINK, pipeline.consumer(), pipeline::stored, ends, pipeline, first, results);
                    DatabaseFacts.empty(pipeline.database());
                    Part jdbc = jdbc(bed, "jdbc-" + turn, common.peerJavaOptions);
                    LongSupplier read = () -> logs.read(jdbc.name(), ends.keySet());
                    measure(JDBC, jdbc, read, ends, pipeline, first, results);
                }
            }
        }
        results.ratio("sink / jdbc batches", median(results, SINK), median(results, JDBC));
    }

    /** Starts a sink on empty tables and lets it write all; ends it. */
    private static void measure(
            String what,
            Part part,
            LongSupplier written,
            Map<TopicPartition, Long> ends,
            Pipeline pipeline,
            Map<SummaryTable, String> first,
            Results results)
            throws SQLException {
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        long start = System.nanoTime();
        part.start();
        try {
            ProcessUsage usage = new ProcessUsage(part.pid());
            Progress progress = new Progress(all, new Progress.Sample(start, 0, usage.cpuSeconds(), 0));
            while (progress.last().read() < all) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                if (!part.isAlive() || System.nanoTime() - start > STALLED_AFTER.toNanos() + all * 1_000_000) {
                    throw new PartFailure(
                            what + " stands at " + progress.last().read() + " of " + all + ", see " + part.log());
                }
                long now = written.getAsLong();
                if (now > progress.last().read()) {
                    progress.add(new Progress.Sample(System.nanoTime(), now, usage.cpuSeconds(), 0));
                }
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("seconds", progress.seconds());
            figures.put("rowsPerSecond", progress.warmRate());
            figures.put("cpuMicrosPerRow", progress.cpuMicros());
            figures.put("peakRssMiB", usage.peakRssMiB());
            results.describe(what, part.pid());
            results.add(new Run(what, "", all, isSame(pipeline, first), figures));
        } finally {
            part.end();
        }
    }

    /** Whether the tables hold what they held after the first sink. */
    private static boolean isSame(Pipeline pipeline, Map<SummaryTable, String> first) throws SQLException {
        boolean same = true;
        for (SummaryTable table : SummaryTable.values()) {
            String digest = DatabaseFacts.digest(pipeline.database(), table);
            first.putIfAbsent(table, digest);
            same &= first.get(table).equals(digest);
        }
        return same;
    }

    private static Part jdbc(TestBed bed, String name, List<String> javaOptions) {
        Map<String, String> environment = bed.environment();
        environment.put(Setting.APPLICATION_ID.variable(), name);
        return new Part(
                Part.Role.PEER,
                name,
                bed.path(name),
                List.of(),
                environment,
                JavaProgram.of(JdbcBatchMain.class, javaOptions));
    }

    private static OptionalDouble median(Results results, String what) {
        double median = results.median(what, "rowsPerSecond");
        return Double.isNaN(median) ? OptionalDouble.empty() : OptionalDouble.of(median);
    }
}
