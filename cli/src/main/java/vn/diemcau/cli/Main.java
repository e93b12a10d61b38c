package vn.diemcau.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.access.AccessCommand;
import vn.diemcau.cli.deadletters.DeadLettersCommand;
import vn.diemcau.cli.events.ExtractCommand;
import vn.diemcau.cli.events.IngestCommand;
import vn.diemcau.cli.events.SimulateCommand;
import vn.diemcau.cli.gateway.GatewayCommand;
import vn.diemcau.cli.gateway.KeysCommand;
import vn.diemcau.cli.reconcile.ReconcileCommand;
import vn.diemcau.cli.reset.ResetCommand;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.process.ExitCodes;
import vn.diemcau.service.settings.SettingException;

/** The command line of Diemcau. */
@Command(
        name = "diemcau",
        description =
                "A live ledger of nationwide conferences: who took part, who spoke, what became of the directives.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Run 'diemcau COMMAND --help' for the options of a command."})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The commands that work against any cluster. */
    public static CommandLine commandLine() {
        return commandLine(List.of(), new ResetCommand());
    }

    /**
     * The same with more commands.
     *
     * @param first the commands that the help lists before the others
     * @param reset the command {@code reset}, which can also work on what an embedded stack keeps
     */
    public static CommandLine commandLine(List<Object> first, ResetCommand reset) {
        // Libraries fold case by the default locale: in Turkish, "classic" is not a group protocol any more.
        Locale.setDefault(Locale.ROOT);
        CommandLine commandLine = new CommandLine(new Main());
        first.forEach(commandLine::addSubcommand);
        List.of(
                        new ExtractCommand(),
                        new IngestCommand(),
                        new SimulateCommand(),
                        new DeadLettersCommand(),
                        new ShowCommand(),
                        new ReconcileCommand(),
                        reset,
                        new TopicsCommand(),
                        new AccessCommand(),
                        new GatewayCommand(),
                        new KeysCommand(),
                        new ProducerCommand(),
                        new StreamsCommand(),
                        new ConsumerCommand())
                .forEach(commandLine::addSubcommand);
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(Main::wrongUsage);
        commandLine.setExecutionExceptionHandler(Main::failed);
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new CommandVersion()));
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command");
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("diemcau: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr()
                    .println(command.getUsageMessage().lines().findFirst().orElse(""));
        }
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        command.getErr()
                .println("diemcau: "
                        + AccessException.of(e).map(Throwable::getMessage).orElse(message));
        if (e instanceof SettingException) {
            return ExitCodes.USAGE;
        }
        LoggerFactory.getLogger(Main.class).debug("The command failed", e);
        return ExitCodes.FAILED;
    }
}
