package vn.diemcau.containers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line of Diemcau, each command a process of its own. */
final class CommandLine {
    private static final long TIMEOUT_SECONDS = 180;

    /** How a command ended, and all that it printed. */
    record Result(int exitCode, String output) {}

    private CommandLine() {}

    /** Starts a command; its standard error goes into its standard output. */
    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.diemcau.stack.StackMain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DIEMCAU_"));
        return builder.start();
    }

    /** Runs a command that works on a stack. */
    static Result on(Addresses stack, String... arguments) throws IOException, InterruptedException {
        return run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--bootstrap-servers=" + stack.bootstrapServers(),
                                "--schema-registry=" + stack.schemaRegistry()))
                .toArray(String[]::new));
    }

    /** Recounts the events of a stack by another model, and compares; waits while the stack still works on them. */
    static Result reconcile(Addresses stack, String today) throws IOException, InterruptedException {
        return on(
                stack,
                "reconcile",
                "--as-of=" + today,
                "--jdbc-url=" + stack.jdbcUrl(),
                "--jdbc-user=" + stack.jdbcUser(),
                "--jdbc-password=" + stack.jdbcPassword());
    }

    private static Result run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(arguments[0] + " does not end; it said: " + output);
            }
            return new Result(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
