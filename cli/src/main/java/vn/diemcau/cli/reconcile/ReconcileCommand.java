package vn.diemcau.cli.reconcile;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
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
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.ClusterOptions;
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

    @Mixin
    private CountingOptions counting;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit is " + limit + "; it takes zero or more");
        }
        Settings settings = counting.over(where.over(cluster.settings(System.getenv())));
        LocalDate today = CountingOptions.today(settings);
        PrintWriter out = spec.commandLine().getOut();
        try (Cluster connected = Cluster.withEvents(settings);
                Database database = Database.connect(settings);
                ProgressLine progress = ProgressLine.onStandardError()) {
            Differences findings = new Differences(limit, difference -> {
                progress.clear();
                out.println(difference);
            });
            String summary = new Reconciliation(
                            connected, database.dataSource(), today, counting.patience(), findings, progress::show)
                    .run();
            progress.clear();
            if (findings.unsaid() > 0) {
                out.printf("… and %,d more; --limit prints more of them%n", findings.unsaid());
            }
            out.println(summary);
            out.flush();
            return findings.count() == 0 ? 0 : ExitCodes.FAILED;
        }
    }
}
