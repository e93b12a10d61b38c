package vn.diemcau.stack;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.stream.Stream;
import picocli.CommandLine;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/**
 * What a command said and how it ended, run in this process.
 *
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = StackMain.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Runs reconcile on a stack, as of the stack's day. */
    static CommandRun reconcile(EmbeddedStack stack, String... more) {
        return reconcile(stack.settings(), more);
    }

    static CommandRun reconcile(EmbeddedStack stack, LocalDate asOf, String... more) {
        return reconcile(stack.settings().with(Setting.AS_OF, asOf.toString()), more);
    }

    /** Runs reconcile on the cluster and the database of settings, as of their day. */
    static CommandRun reconcile(Settings settings, String... more) {
        return TestCluster.run(
                settings,
                Stream.concat(
                                Stream.of(
                                        "reconcile",
                                        "--jdbc-url",
                                        settings.get(Setting.JDBC_URL),
                                        "--jdbc-user",
                                        settings.get(Setting.JDBC_USER),
                                        "--jdbc-password",
                                        settings.get(Setting.JDBC_PASSWORD),
                                        "--as-of",
                                        settings.get(Setting.AS_OF)),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
