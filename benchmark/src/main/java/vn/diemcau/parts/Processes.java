package vn.diemcau.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.diemcau.service.settings.Setting;

/** Starts processes and sends them signals. */
public final class Processes {
    private Processes() {}

    /**
     * A Java process. Its standard input stays open as long as this process lives.
     *
     * @param environment all variables of the project that it has, beside the level of the log of this process
     * @param log gets what it prints, at the end
     */
    public static Process java(JavaProgram program, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(
                        variable -> variable.startsWith("DIEMCAU_") && !variable.equals(Setting.LOG_LEVEL.variable()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Sends a signal that Java has no method for, or a side effect. */
    public static void signal(Process process, String signal) {
        if (!run("kill", "-" + signal, Long.toString(process.pid()))) {
            throw new PartFailure("kill -" + signal + " " + process.pid() + " failed");
        }
    }

    /** Runs a program of the system, and says nothing of what it says; whether it ended well. */
    public static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
