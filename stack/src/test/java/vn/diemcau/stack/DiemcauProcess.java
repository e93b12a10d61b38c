package vn.diemcau.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, as the launcher runs it, with a temporary directory of its own. */
final class DiemcauProcess {
    private static final long TIMEOUT_SECONDS = 180;

    private final Process process;
    private final Path err;
    private final BufferedReader out;

    /** What a process that ended has left. */
    record Result(int exitCode, String out, String err) {}

    private DiemcauProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it in a directory; {@code tmp} below that is its temporary directory. */
    static DiemcauProcess start(Path directory, String... arguments) throws IOException {
        return start(directory, List.of(), Map.of(), arguments);
    }

    /**
     * Starts it under another program.
     *
     * @param wrapper the command line of that program, which runs the one that follows
     */
    static DiemcauProcess start(
            Path directory, List<String> wrapper, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary(directory)),
                "-cp",
                System.getProperty("java.class.path"),
                StackMain.class.getName()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DIEMCAU_"));
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        builder.environment().putAll(environment);
        return new DiemcauProcess(builder.start(), err);
    }

    static Result run(Path directory, String... arguments) throws IOException, InterruptedException {
        return start(directory, arguments).result();
    }

    /** Where processes that were started in a directory have their temporary files. */
    static Path temporary(Path directory) {
        return directory.resolve("tmp");
    }

    /** Reads lines until one begins with a text; returns what follows in it. */
    String await(String beginning) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
        }
        throw new IOException("It ended before it said '" + beginning + "': " + Files.readString(err));
    }

    /** Waits for its end. */
    Result result() throws IOException, InterruptedException {
        String said = String.join("\n", out.lines().toList());
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("It does not end; it said: " + said + Files.readString(err));
        }
        return new Result(process.exitValue(), said, Files.readString(err));
    }

    /** Asks it to end (SIGTERM); what it says then can still be read. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Kills it (SIGKILL). */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
