package vn.diemcau.stack.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.stack.host.Loopback;

/**
 * The server of a PostgreSQL cluster, as a process. A watchdog stops it when this process ends for any reason: it waits
 * for the end of a pipe that only this process holds open.
 */
final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int ATTEMPTS = 5;
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;
    private static final long POLL_MILLIS = 10;
    private static final List<String> OPTIONS = List.of(
            "unix_socket_directories=",
            "max_connections=40",
            "timezone=UTC",
            "log_timezone=UTC",
            "jit=off",
            "lc_messages=C");

    private final Path programs;
    private final UnprivilegedUser user;
    private final Path data;
    private final Path log;
    private final boolean durable;
    private int port;
    private Process watchdog;
    private ProcessHandle postmaster;

    /**
     * A server that is yet to be launched.
     *
     * @param programs the directory of the programs of PostgreSQL
     * @param data the cluster
     * @param log where it writes what it logs
     * @param durable whether what is committed must survive a crash of the machine
     */
    PostgresServer(Path programs, UnprivilegedUser user, Path data, Path log, boolean durable) {
        this.programs = programs;
        this.user = user;
        this.data = data;
        this.log = log;
        this.durable = durable;
    }

    /**
     * Starts it, and returns once it takes connections.
     *
     * @param wanted the port; 0: any free one
     * @throws IOException if it does not start; the message says why
     */
    void launch(int wanted) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            port = wanted == 0 ? Loopback.freePort() : wanted;
            try {
                postmaster = serve();
                break;
            } catch (IOException e) {
                if (wanted != 0 || attempt == ATTEMPTS || Loopback.isFree(port)) {
                    throw new IOException(e.getMessage() + lastLogLine(), e);
                }
            }
        }
        String script = "trap '' HUP INT TERM; cat >/dev/null; exec \"$@\"";
        List<String> stop = user.command(List.of(
                programs.resolve("pg_ctl").toString(), "stop", "-w", "-s", "-m", "fast", "-D", data.toString()));
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(stop);
        watchdog = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Starts the server, and returns once it takes connections. It does not go through {@code pg_ctl start}, which gives
     * the path of the data to a shell.
     */
    private ProcessHandle serve() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        Process server = new ProcessBuilder(user.command(ownSession(serverCommand())))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isReady(pidFile, server.pid())) {
            if (server.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("it ended at once");
            }
            if (System.nanoTime() > deadline) {
                server.destroy();
                throw new IOException("it takes no connections after " + START_SECONDS + " s");
            }
        }
        return server.toHandle();
    }

    /** The server's process writes its number in the first line of this file, and its state in the eighth. */
    private static boolean isReady(Path pidFile, long pid) {
        try {
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-h",
                Loopback.HOST));
        List<String> fast = List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");
        Stream.concat(durable ? Stream.of() : fast.stream(), OPTIONS.stream())
                .forEach(option -> command.addAll(List.of("-c", option)));
        return command;
    }

    /** In a session of its own, a Ctrl-C at the terminal does not reach the server before those who use it have stopped. */
    private static List<String> ownSession(List<String> command) {
        Path setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid)
                ? Stream.concat(Stream.of(setsid.toString()), command.stream()).toList()
                : command;
    }

    int port() {
        return port;
    }

    /** Why it stopped by itself; empty while it runs. */
    Optional<String> failure() {
        boolean runs = postmaster.isAlive() && Files.exists(data.resolve("postmaster.pid"));
        return runs ? Optional.empty() : Optional.of("it ended, see " + log);
    }

    /** Closes its connections and stops it. */
    @Override
    public synchronized void close() {
        if (watchdog == null) {
            return;
        }
        try {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn()
                        .addKeyValue("event", "stopping")
                        .addKeyValue("part", "database")
                        .addKeyValue("waited", Duration.ofSeconds(STOP_SECONDS))
                        .log("The database has not stopped yet");
            }
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "close-failed")
                    .addKeyValue("part", "database")
                    .addKeyValue("reason", e.getMessage())
                    .log("The watchdog of the database is gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watchdog = null;
    }

    private String lastLogLine() throws IOException {
        if (Files.notExists(log)) {
            return "";
        }
        List<String> lines =
                Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR"))
                .reduce((first, second) -> second)
                .map(line -> " (" + line + ")")
                .orElse("");
    }
}
