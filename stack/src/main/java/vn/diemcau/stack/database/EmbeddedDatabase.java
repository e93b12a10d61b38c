package vn.diemcau.stack.database;

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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.stack.host.FileTree;
import vn.diemcau.stack.host.Loopback;

/** A PostgreSQL cluster of this process, on loopback, in a directory that may be kept and opened again. */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String PORT_OPTION = "--database-port";

    private static final String NAME = "diemcau";

    private final Path programs;
    private final Path data;
    private final Path passwordFile;
    private final UnprivilegedUser user;
    private final boolean durable;
    private final PostgresServer server;

    private EmbeddedDatabase(Path directory, boolean durable) {
        this.data = directory.resolve("data");
        this.passwordFile = directory.resolve("password");
        this.user = UnprivilegedUser.find();
        this.programs = DatabaseBinaries.home(user).resolve("bin");
        this.durable = durable;
        this.server = new PostgresServer(programs, user, data, directory.resolve("postgres.log"), durable);
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
            database.server.launch(port);
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
        return server.failure();
    }

    /** Closes its connections and stops the cluster. */
    @Override
    public void close() {
        server.close();
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
                programs.resolve("initdb").toString(),
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
        return "jdbc:postgresql://" + Loopback.HOST + ":" + server.port() + "/" + database;
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
}
