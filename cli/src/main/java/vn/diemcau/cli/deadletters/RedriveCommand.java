package vn.diemcau.cli.deadletters;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.ClusterOptions;

/** {@code diemcau dead-letters redrive}: sends dead letters back to where they came from. */
@Command(
        name = "redrive",
        description = {
            "Sends dead letters back to the event topics that they came from, with the same bytes, to the partition of"
                    + " their key. Do it after you have fixed what made them fail. Each letter is sent back once: if the"
                    + " command is interrupted, run it again, and it continues with the others.",
            "",
            "A dead letter of the consumer is a summary. It is not sent back, because newer summaries may exist. With"
                    + " --replay, the consumer reads its partition again from there.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all were sent back",
            "1:it failed",
            "2:some were refused, the others were sent",
            "64:wrong usage"
        })
final class RedriveCommand implements Callable<Integer> {

    @Mixin
    private FilterOptions filter;

    @Option(names = "--limit", paramLabel = "N", description = "Send back at most N, the oldest first. Default: all.")
    private Integer limit;

    @Option(names = "--dry-run", description = "Only print what would be sent.")
    private boolean dryRun;

    @Option(
            names = "--max-redrives",
            paramLabel = "N",
            defaultValue = "3",
            description = "Refuse letters that came back so many times. Default: ${DEFAULT-VALUE}.")
    private int maxRedrives;

    @Option(names = "--again", description = "Also send letters that were sent back before.")
    private boolean again;

    @Option(
            names = "--replay",
            description = "Make the consumer read again from where its dead letters came from. Uses the database of"
                    + " DIEMCAU_JDBC_URL, DIEMCAU_JDBC_USER and DIEMCAU_JDBC_PASSWORD.")
    private boolean replay;

    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is " + limit + "; it takes 1 or more");
        }
        if (maxRedrives < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--max-redrives is " + maxRedrives + "; it takes 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        Redrive.Plan plan =
                new Redrive.Plan(filter, limit == null ? Long.MAX_VALUE : limit, dryRun, maxRedrives, again, replay);
        Redrive.Result result = Redrive.run(cluster.settings(System.getenv()), plan, line -> {
            out.println(line);
            out.flush();
        });
        out.println(result.summary(dryRun));
        out.flush();
        return result.refused() == 0 ? 0 : ExitCodes.REJECTED;
    }
}
