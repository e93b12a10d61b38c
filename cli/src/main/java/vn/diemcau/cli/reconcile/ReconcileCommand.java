package vn.diemcau.cli.reconcile;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.command.CountingOptions;
import vn.diemcau.cli.command.DatabaseOptions;
import vn.diemcau.cli.command.ProgressLine;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.process.Foreground;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau reconcile}: checks the summaries against the events. */
@Command(
        name = "reconcile",
        description = {
            "Counts the events in the topics again with a simple batch model, waits until the pipeline has processed"
                    + " them, and compares every field of every row in the summary topics and in the database. Prints"
                    + " each difference and what it compared. It changes nothing.",
            "",
            "It takes about 0.5 GB of heap for each million rows and 0.2 GB for each million events of a partition:"
                    + " DIEMCAU_JAVA_OPTS=-Xmx4g.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no differences", "1:there are differences, or it failed", "64:wrong usage"})
public final class ReconcileCommand implements Callable<Integer> {
    private static final int HEALTH_PORT = 8094;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private DatabaseOptions where;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "Print at most so many differences; all are counted. Default: ${DEFAULT-VALUE}.")
    private long limit;

    @Option(
            names = "--sample",
            paramLabel = "COUNT",
            description =
                    "Compare only so many conferences, chosen at random, with the database, and the summaries of one"
                            + " province with the sums of its participation. Events may come in meanwhile.")
    private Integer sample;

    @Option(
            names = "--every",
            paramLabel = "MINUTES",
            description = "Compare a sample again and again, serve health and metrics, and end on SIGINT or SIGTERM"
                    + " (DIEMCAU_RECONCILE_MINUTES, DIEMCAU_RECONCILE_SAMPLE).")
    private Integer minutes;

    @Mixin
    private CountingOptions counting;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit is " + limit + "; it takes zero or more");
        }
        if (sample != null && sample < 1) {
            throw new ParameterException(spec.commandLine(), "--sample is " + sample + "; it takes one or more");
        }
        Settings settings = counting.over(where.over(cluster.settings(System.getenv())));
        settings = ClusterOptions.with(settings, Setting.RECONCILE_SAMPLE, text(sample));
        settings = ClusterOptions.with(settings, Setting.RECONCILE_MINUTES, text(minutes));
        if (minutes != null) {
            Metrics metrics = Metrics.ofProcess();
            return Foreground.run(
                    new ReconcileService(settings, counting.patience(), metrics), settings, HEALTH_PORT, metrics);
        }
        return compare(settings);
    }

    private int compare(Settings settings) {
        LocalDate today = CountingOptions.today(settings);
        PrintWriter out = spec.commandLine().getOut();
        try (Cluster connected = Cluster.withEvents(settings);
                Database database = Database.connect(settings);
                ProgressLine progress = ProgressLine.onStandardError()) {
            Differences findings = new Differences(limit, difference -> {
                progress.clear();
                out.println(difference);
            });
            String summary = sample == null
                    ? new Reconciliation(
                                    connected,
                                    database.dataSource(),
                                    today,
                                    counting.patience(),
                                    findings,
                                    progress::show)
                            .run()
                    : compareSample(connected, database, today, findings, progress);
            progress.clear();
            if (findings.unsaid() > 0) {
                out.printf("… and %,d more; --limit prints more of them%n", findings.unsaid());
            }
            out.println(summary);
            out.flush();
            return findings.count() == 0 ? 0 : ExitCodes.FAILED;
        }
    }

    private String compareSample(
            Cluster connected, Database database, LocalDate today, Differences findings, ProgressLine progress) {
        SampleReconciliation.Result result = new SampleReconciliation(
                        connected, database.dataSource(), () -> today, counting.patience(), progress::show)
                .run(sample, RandomGenerator.getDefault(), findings);
        return String.format(
                "%,d conferences of partition %d and their %,d events, and province %s and its participation, as of"
                        + " %s; %,d differences",
                result.conferences(), result.partition(), result.events(), result.province(), today, findings.count());
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }
}
