package vn.diemcau.cli.events;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.diemcau.producer.files.Input;

/** The arguments of a command that takes events from files. */
public final class EventFiles {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Event files (.ndjson) and press reports (.txt, .html, .docx), plain or compressed (.gz, .zst);"
                            + " '-' is standard input, which holds events.")
    private List<String> files;

    /**
     * The inputs that the arguments name.
     *
     * @throws ParameterException if two of them cannot be combined
     */
    public List<Input> inputs() {
        return inputs(files, command);
    }

    /** As {@link #inputs()}, of a command with arguments of its own. */
    static List<Input> inputs(List<String> files, CommandSpec command) {
        try {
            return Input.all(files);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }
}
