package vn.diemcau.stack;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.producer.ExtractCommand;
import vn.diemcau.producer.IngestCommand;
import vn.diemcau.producer.simulate.SimulateCommand;
import vn.diemcau.service.AccessException;
import vn.diemcau.service.SettingException;
import vn.diemcau.stack.access.AccessCommand;
import vn.diemcau.stack.letters.DeadLettersCommand;

/** The command line of Diemcau. */
@Command(
        name = "diemcau",
        description = "A live ledger of nationwide conferences: who took part, who spoke, what came of the directives.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ReportCommand.class,
            ExtractCommand.class,
            UpCommand.class,
            IngestCommand.class,
            SimulateCommand.class,
            DeadLettersCommand.class,
            ShowCommand.class,
            ReconcileCommand.class,
            ResetCommand.class,
            TopicsCommand.class,
            AccessCommand.class,
            ProducerCommand.class,
            StreamsCommand.class,
            ConsumerCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Run 'diemcau COMMAND --help' to learn what a command takes."})
public final class Main implements Runnable {
    /** It failed. */
    static final int FAILED = 1;
    /** Lines were rejected; the rest is done. */
    static final int REJECTED = 2;
    /** Wrong usage, after EX_USAGE of sysexits.h. */
    static final int USAGE = 64;

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(Main::wrongUsage);
        commandLine.setExecutionExceptionHandler(Main::failed);
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("diemcau: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr()
                    .println(command.getUsageMessage().lines().findFirst().orElse(""));
        }
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        command.getErr()
                .println("diemcau: "
                        + AccessException.of(e).map(Throwable::getMessage).orElse(message));
        if (e instanceof SettingException) {
            return USAGE;
        }
        LoggerFactory.getLogger(Main.class).debug("The command failed", e);
        return FAILED;
    }
}
