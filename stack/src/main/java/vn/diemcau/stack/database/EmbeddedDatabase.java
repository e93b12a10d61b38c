package vn.diemcau.stack.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.stack.host.FileTree;
import vn.diemcau.stack.host.Loopback;

/**
 * A PostgreSQL cluster of this process, on loopback, in a directory that may be kept and opened again. A watchdog stops
 * it when this process ends for any reason: it waits for the end of a pipe that only this process holds open.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    public static final String PORT_OPTION = "--database-port";

    private static final String NAME = "diemcau";
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

    private final Path home;
    private final Path data;
    private final Path log;
    private final Path passwordFile;
    private final UnprivilegedUser user;
    private final boolean durable;
    private int port;
    private Process watchdog;
    private ProcessHandle postmaster;

    private EmbeddedDatabase(Path directory, boolean durable) {
        this.data = directory.resolve("data");
        this.log = directory.resolve("postgres.log");
        this.passwordFile = directory.resolve("password");
        this.user = UnprivilegedUser.find();
        this.home = DatabaseBinaries.home(user);
        this.durable = durable;
    }

    /**
     * Starts a cluster; creates it, with the database, if the directory has none.
     *
     * @param directory where it keeps its data; nobody else may use it meanwhile
     * @param port the port; 0: any free one
     * @param durable whether what is committed must survive a crash of the machine
     * @throws CommandException if it does not start
     */
    public static EmbeddedDatabase start(Path directory, int port, boolean durable) {
        if (port != 0) {
            Loopback.requireFree(port, PORT_OPTION);
        }
        EmbeddedDatabase database = new EmbeddedDatabase(directory, durable);
        try {
            database.initialise(directory);
            OrphanedDatabase.stop(directory);
            database.launch(port);
            database.createDatabase();
            return database;
        } catch (IOException | SQLException e) {
            database.close();
            throw new CommandException("The database does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            database.close();
            throw new CommandException("The start of the database was interrupted", e);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    public String userName() {
        return NAME;
    }

    /** The password of {@link #userName()}, which is kept beside the cluster and readable to its owner only. */
    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new CommandException("Cannot read " + passwordFile, e);
        }
    }

    Path passwordFile() {
        return passwordFile;
    }

    /** Why it stopped by itself; empty while it runs. */
    public Optional<String> failure() {
        boolean runs = postmaster.isAlive() && Files.exists(data.resolve("postmaster.pid"));
        return runs ? Optional.empty() : Optional.of("it ended, see " + log);
    }

    /** Closes its connections and stops the cluster. */
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

    private void initialise(Path directory) throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION")) && Files.exists(passwordFile)) {
            return;
        }
        FileTree.delete(data);
        Files.createDirectories(directory);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
        user.give(directory);
        List<String> command = new ArrayList<>(List.of(
                bin("initdb"),
                "--pgdata=" + data,
                "--username=" + NAME,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C"));
        if (!durable) {
            command.add("--no-sync");
        }
        run(command);
    }

    private void launch(int wanted) throws IOException, InterruptedException {
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
        List<String> stop =
                user.command(List.of(bin("pg_ctl"), "stop", "-w", "-s", "-m", "fast", "-D", data.toString()));
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
        List<String> command = new ArrayList<>(
                List.of(bin("postgres"), "-D", data.toString(), "-p", Integer.toString(port), "-h", Loopback.HOST));
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

    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), NAME, password());
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + NAME);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Loopback.HOST + ":" + port + "/" + database;
    }

    private String bin(String program) {
        return home.resolve("bin").resolve(program).toString();
    }

    /** The output goes to a file: the server inherits it, and a pipe would stay open as long as the server runs. */
    private void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("diemcau-postgres-", ".out");
        try {
            Process process = new ProcessBuilder(user.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                String said =
                        Files.readString(output, StandardCharsets.ISO_8859_1).strip();
                throw new IOException(Path.of(command.get(0)).getFileName() + ": " + said);
            }
        } finally {
            Files.deleteIfExists(output);
        }
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
