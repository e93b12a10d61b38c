package vn.diemcau.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.events.IngestCommand;
import vn.diemcau.cli.events.SimulateCommand;

/** {@code diemcau producer}: the commands of the producer under its name, as the other services have theirs. */
@Command(
        name = "producer",
        description = "The commands of the producer: 'producer ingest' is the same as 'ingest'.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {IngestCommand.class, SimulateCommand.class})
final class ProducerCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command");
    }
}
