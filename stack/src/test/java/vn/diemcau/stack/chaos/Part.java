package vn.diemcau.stack.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.diemcau.stack.PartMain;
import vn.diemcau.stack.StackAccess;

/** One process of the system under test; whoever holds its monitor may stop and start it. */
final class Part {
    /** What a part does. */
    enum Role {
        BROKER,
        REGISTRY,
        DATABASE,
        STREAMS,
        CONSUMER
    }

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ORDERLY_END = Duration.ofSeconds(40);

    private final Role role;
    private final String name;
    private final Path directory;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private Process process;
    private boolean wanted;
    private boolean paused;

    /**
     * A part that is yet to be started.
     *
     * @param name tells it from its like; its log is {@code NAME.log}
     * @param directory where it keeps what it has, below that of the run
     * @param arguments what {@link PartMain} is told
     * @param environment the settings
     */
    Part(Role role, String name, Path directory, List<String> arguments, Map<String, String> environment) {
        this.role = role;
        this.name = name;
        this.directory = directory;
        this.arguments = arguments;
        this.environment = environment;
    }

    Role role() {
        return role;
    }

    String name() {
        return name;
    }

    /** Where it writes what it has to say. */
    Path log() {
        return directory.resolveSibling(name + ".log");
    }

    /** Starts it, and for what others need waits until it answers. */
    synchronized void start() {
        wanted = true;
        paused = false;
        try {
            Files.deleteIfExists(ready());
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
        if (role != Role.STREAMS && role != Role.CONSUMER) {
            Await.until(name + " answers, see " + log(), START, () -> Files.exists(ready()) || !process.isAlive());
            if (!process.isAlive()) {
                throw new ChaosFailure(name + " does not start, see " + log());
            }
        }
    }

    /** kill -9, of all that belongs to it. */
    synchronized void kill() {
        wanted = false;
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        if (role == Role.DATABASE) {
            family.addAll(Postgres.processes(directory));
        }
        process.destroyForcibly();
        // Its watchdog has to be gone before it starts anew, for it would stop the new server.
        Stream<ProcessHandle> servers = family.stream().filter(Postgres::isServer);
        servers.forEach(ProcessHandle::destroyForcibly);
        Await.until(name + " is dead", START, () -> !process.isAlive());
        Await.until(
                "the children of " + name + " are dead",
                START,
                () -> family.stream().noneMatch(Postgres::isAlive));
    }

    /** SIGTERM, and waits until it has ended. */
    synchronized void terminate() {
        wanted = false;
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChaosFailure(name + " did not end within " + ORDERLY_END + " of SIGTERM, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailure("interrupted");
        }
        Await.until(
                "the children of " + name + " are dead",
                START,
                () -> family.stream().noneMatch(Postgres::isAlive));
    }

    /** SIGSTOP: it neither runs nor ends, and its connections stay open. */
    synchronized void pause() {
        signal("STOP");
        paused = true;
    }

    /** SIGCONT. */
    synchronized void resume() {
        signal("CONT");
        paused = false;
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        return process.pid();
    }

    /** Starts it again if it ended though nobody ended it; the exit code then. */
    synchronized Optional<Integer> startAgainIfEnded() {
        if (!wanted || process.isAlive()) {
            return Optional.empty();
        }
        int code = process.exitValue();
        start();
        return Optional.of(code);
    }

    /** Deletes what it keeps; it must not run. */
    synchronized void wipe() {
        try {
            StackAccess.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot wipe " + directory, e);
        }
    }

    /** Ends it for good, in whatever state it is. */
    synchronized void end() {
        if (process == null) {
            return;
        }
        if (role == Role.DATABASE && process.isAlive()) {
            terminate();
        }
        wanted = false;
        process.destroyForcibly();
    }

    private void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (role == Role.BROKER || role == Role.STREAMS ? "320m" : "160m"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                PartMain.class.getName()));
        command.addAll(arguments);
        if (role != Role.STREAMS && role != Role.CONSUMER) {
            command.add(ready().toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log().toString())));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("DIEMCAU_"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private Path ready() {
        return directory.resolveSibling(name + ".ready");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new ChaosFailure("kill -" + signal + " of " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailure("interrupted");
        }
    }
}
