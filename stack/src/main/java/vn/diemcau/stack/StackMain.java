package vn.diemcau.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import vn.diemcau.cli.Main;
import vn.diemcau.cli.reset.ResetCommand;
import vn.diemcau.stack.broker.EmbeddedBroker;

/** The command line with the embedded stack: {@link Main} and the commands {@code report} and {@code up}. */
public final class StackMain {
    private StackMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Main.commandLine(
                List.of(new ReportCommand(), new UpCommand()), new ResetCommand(StackMain::withKeptBroker));
    }

    private static int withKeptBroker(Path data, ResetCommand.KeptData.Action action) throws IOException {
        try (StackDirectory directory = StackDirectory.kept(data);
                EmbeddedBroker broker = EmbeddedBroker.start(directory.broker(), 0)) {
            return action.on(broker.bootstrapServers());
        }
    }
}
