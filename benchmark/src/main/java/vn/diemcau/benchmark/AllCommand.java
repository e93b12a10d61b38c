package vn.diemcau.benchmark;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code all}: every kind, one after the other, into one object. */
@Command(
        name = "all",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures throughput, latency, the sink and growth, one after the other.")
final class AllCommand extends Measurement {
    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events of each kind; the most of them for growth. Default: as each kind has it.")
    private Long events;

    @Override
    void measure(Results results, BenchmarkOptions common) throws Exception {
        List<Measurement> kinds =
                List.of(new ThroughputCommand(), new LatencyCommand(), new SinkCommand(), new GrowthCommand());
        for (Measurement kind : kinds) {
            String[] arguments = events == null ? new String[0] : new String[] {"--events", events.toString()};
            new CommandLine(kind).parseArgs(arguments);
            kind.measure(results, common);
        }
    }
}
