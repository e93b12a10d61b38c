package vn.diemcau.cli.deadletters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code diemcau dead-letters}: lists, shows and sends back records that could not be processed. */
@Command(
        name = "dead-letters",
        description = {
            "Lists and shows the records that could not be processed, and sends them back to where they came from.",
            ""
        },
        subcommands = {ListDeadLettersCommand.class, ShowDeadLetterCommand.class, RedriveCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command: list, show or redrive?");
    }
}
