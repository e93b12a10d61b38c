package vn.diemcau.benchmark;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.service.process.ExitCodes;

/** {@code dev/benchmark}: measures the pipeline on real processes. See docs/PERFORMANCE.md. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "KIND",
        subcommands = {
            ThroughputCommand.class,
            LatencyCommand.class,
            SinkCommand.class,
            GrowthCommand.class,
            AllCommand.class,
            PlotsCommand.class
        },
        description = "Measures the pipeline on real processes, prints a table and writes the results as JSON.")
final class BenchmarkMain implements Runnable {
    @Spec
    private CommandSpec spec;

    private BenchmarkMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new BenchmarkMain());
        commandLine.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
        commandLine
                .getSubcommands()
                .values()
                .forEach(kind -> kind.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE));
        commandLine.setExecutionExceptionHandler(BenchmarkMain::failed);
        return commandLine;
    }

    private static int failed(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("benchmark: " + error);
        LoggerFactory.getLogger(BenchmarkMain.class).debug("The measurement failed", error);
        return ExitCodes.FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Measure what? See --help.");
    }
}
