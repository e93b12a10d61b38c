package vn.diemcau.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the system under test; whoever holds its monitor may stop and start it. */
public final class Part {
    /** What a part does. */
    public enum Role {
        BROKER,
        REGISTRY,
        DATABASE,
        STREAMS,
        CONSUMER,
        /** Another program that reads and writes topics. */
        PEER;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nobody has to wait for it: it waits for the others. */
        public boolean isService() {
            return this == STREAMS || this == CONSUMER || this == PEER;
        }
    }

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ORDERLY_END = Duration.ofSeconds(90);

    private final Role role;
    private final String name;
    private final Path directory;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final JavaProgram program;
    private Process process;
    private boolean wanted;

    /**
     * A part that is yet to be started.
     *
     * @param name distinguishes it from the others; its log is {@code NAME.log}
     * @param directory where it keeps what it has, below that of the run
     * @param arguments the arguments of {@link PartMain}
     * @param environment the settings
     */
    public Part(Role role, String name, Path directory, List<String> arguments, Map<String, String> environment) {
        this(
                role,
                name,
                directory,
                arguments,
                environment,
                JavaProgram.small(PartMain.class, isLarge(role) ? 320 : 160));
    }

    /**
     * A part that is yet to be started, of a program of its own or with options of its own.
     *
     * @param program as {@link PartMain} it ends with this process
     */
    public Part(
            Role role,
            String name,
            Path directory,
            List<String> arguments,
            Map<String, String> environment,
            JavaProgram program) {
        this.role = role;
        this.name = name;
        this.directory = directory;
        this.arguments = arguments;
        this.environment = environment;
        this.program = program;
    }

    public Role role() {
        return role;
    }

    public String name() {
        return name;
    }

    /** Where it writes what it has to say. */
    public Path log() {
        return directory.resolveSibling(name + ".log");
    }

    /** Starts it, and for what others need waits until it answers. */
    public synchronized void start() {
        wanted = true;
        try {
            Files.deleteIfExists(ready());
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
        if (!role.isService()) {
            Await.until(name + " answers, see " + log(), START, () -> Files.exists(ready()) || !process.isAlive());
            if (!process.isAlive()) {
                throw new PartFailure(name + " does not start, see " + log());
            }
        }
    }

    /** kill -9, of all that belongs to it. */
    public synchronized void kill() {
        wanted = false;
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        if (role == Role.DATABASE) {
            family.addAll(Postgres.processes(directory));
        }
        process.destroyForcibly();
        family.stream().filter(Postgres::isServer).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(family);
    }

    /** SIGTERM, and waits until it has ended. Java's own way would close its standard input too, which is the end at once. */
    public synchronized void terminate() {
        wanted = false;
        List<ProcessHandle> family = process.descendants().toList();
        Processes.signal(process, "TERM");
        try {
            if (!process.waitFor(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PartFailure(name + " did not end within " + ORDERLY_END + " of SIGTERM, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
        awaitEnd(family);
    }

    /** SIGSTOP: it neither runs nor ends, and its connections stay open. */
    public synchronized void pause() {
        Processes.signal(process, "STOP");
    }

    /** SIGCONT. */
    public synchronized void resume() {
        Processes.signal(process, "CONT");
    }

    public synchronized long pid() {
        return process.pid();
    }

    /** Starts it again if it ended though nobody ended it; the exit code then. */
    public synchronized Optional<Integer> startAgainIfEnded() {
        if (!wanted || process.isAlive()) {
            return Optional.empty();
        }
        int code = process.exitValue();
        start();
        return Optional.of(code);
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Where it keeps what it has. */
    public Path directory() {
        return directory;
    }

    /** Deletes what it keeps, but not the directory itself, which may be a file system; it must not run. */
    public synchronized void wipe() {
        try (Stream<Path> kept = Files.list(directory)) {
            for (Path each : kept.toList()) {
                StackAccess.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot wipe " + directory, e);
        }
    }

    /** Ends it for good, in whatever state it is. */
    public synchronized void end() {
        if (process == null) {
            return;
        }
        if (role == Role.DATABASE && process.isAlive()) {
            terminate();
        }
        wanted = false;
        process.destroyForcibly();
    }

    /** The watchdog of a database, too, has to be gone before it starts again, for it would stop the new server. */
    private void awaitEnd(List<ProcessHandle> family) {
        Await.until(
                name + " has ended",
                START,
                () -> !process.isAlive() && family.stream().noneMatch(Postgres::isAlive));
    }

    private void launch() throws IOException {
        List<String> all = new ArrayList<>(arguments);
        if (!role.isService()) {
            all.add(ready().toString());
        }
        process = Processes.java(program, all, environment, log());
    }

    private static boolean isLarge(Role role) {
        return role == Role.BROKER || role == Role.STREAMS;
    }

    private Path ready() {
        return directory.resolveSibling(name + ".ready");
    }
}
