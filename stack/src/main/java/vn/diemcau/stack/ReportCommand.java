package vn.diemcau.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.command.CountingOptions;
import vn.diemcau.cli.command.ProgressLine;
import vn.diemcau.cli.events.EventFiles;
import vn.diemcau.cli.events.PublishedOption;
import vn.diemcau.cli.report.ReportOptions;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.producer.files.ConferenceCensus;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.IngestException;
import vn.diemcau.producer.files.IngestResult;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau report}: event files in, summaries out, through a whole pipeline that lives as long as the command. */
@Command(
        name = "report",
        description = {
            "Starts the embedded stack, sends the events of the files through it, waits until all of them are counted in"
                    + " the database, prints the summaries, and stops.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all events were counted",
            "1:it failed",
            "2:some lines were rejected and kept in FILE.rejected.ndjson; the others were counted",
            "64:wrong usage"
        })
final class ReportCommand implements Callable<Integer> {
    /** Enough for two processors; more would make the start longer. */
    private static final String PARTITIONS = "3";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private EventFiles files;

    @Mixin
    private PublishedOption published;

    @Mixin
    private ReportOptions report;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The date that counts as today, e.g. 2026-11-22. Default: today in Vietnam.")
    private String asOf;

    @Spec
    private CommandSpec spec;

    private final ConferenceCensus census = new ConferenceCensus();
    private final List<String> phases = new ArrayList<>();
    private long phaseStart = System.nanoTime();

    @Override
    public Integer call() throws IOException, IngestException {
        ReportOptions.Print print = report.print();
        Settings settings = settings();
        List<Input> inputs = files.inputs();
        Input.check(inputs);
        try (EmbeddedStack stack = EmbeddedStack.start(settings, StackDirectory.temporary(), StackPorts.ANY);
                ProgressLine progress = ProgressLine.onStandardError()) {
            phase("start");
            IngestResult result = ingest(stack.settings(), inputs);
            phase("ingest");
            try (PipelineBarrier through = new PipelineBarrier(
                    stack.settings(), stack.summaries(), stack::failure, PATIENCE, progress::show)) {
                through.await(result.lastOffsets(), CountingOptions.today(settings));
            }
            phase("through");
            progress.clear();
            print.from(new SummaryReader(stack.summaries()), heading(result, CountingOptions.today(settings)));
            census.remarks().forEach(spec.commandLine().getErr()::println);
            return result.rejected() == 0 ? 0 : ExitCodes.REJECTED;
        }
    }

    private IngestResult ingest(Settings settings, List<Input> inputs) throws IngestException {
        PrintWriter err = spec.commandLine().getErr();
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            return Ingest.run(
                    inputs, producer, settings.get(Setting.TOPIC_PREFIX), published.day(), err::println, census::see);
        }
    }

    private String heading(IngestResult result, LocalDate today) {
        long total = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(
                Locale.ROOT,
                "Read %,d lines: %,d sent, %,d rejected. As of %s.%n%.1f s: %s.%n",
                result.read(),
                result.sent(),
                result.rejected(),
                today,
                total / 1000.0,
                String.join(", ", phases));
    }

    private void phase(String name) {
        long now = System.nanoTime();
        phases.add(String.format(Locale.ROOT, "%s %.1f s", name, (now - phaseStart) / 1e9));
        phaseStart = now;
    }

    private Settings settings() {
        Settings settings = Settings.from(System.getenv());
        if (!System.getenv().containsKey(Setting.PARTITIONS.variable())) {
            settings = settings.with(Setting.PARTITIONS, PARTITIONS);
        }
        settings = ClusterOptions.with(settings, Setting.AS_OF, asOf);
        CountingOptions.today(settings);
        return settings;
    }
}
