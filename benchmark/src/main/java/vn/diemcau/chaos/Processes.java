package vn.diemcau.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.diemcau.service.settings.Setting;

/** Starts processes and sends them signals. */
final class Processes {
    private Processes() {}

    /**
     * A Java process with the class path of this one. Its standard input stays open as long as this process lives.
     *
     * @param megabytes of heap, at most
     * @param environment all variables of the project that it has, beside the level of the log of this process
     * @param log gets what it prints, at the end
     */
    static Process java(Class<?> main, List<String> arguments, int megabytes, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
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
    static void signal(Process process, String signal) {
        if (!run("kill", "-" + signal, Long.toString(process.pid()))) {
            throw new ChaosFailure("kill -" + signal + " " + process.pid() + " failed");
        }
    }

    /** Runs a program of the system, and says nothing of what it says; whether it ended well. */
    static boolean run(String... command) {
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
            throw new ChaosFailure("interrupted");
        }
    }
}
