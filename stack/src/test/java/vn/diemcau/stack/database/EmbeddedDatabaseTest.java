package vn.diemcau.stack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.command.CommandException;

class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void shouldKeepWhatItHasWhenStartedAgain() throws Exception {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0, true)) {
            execute(database, "create table province (name text)");
            execute(database, "insert into province values ('Thừa Thiên Huế')");
        }

        // When
        String kept;
        String encoding;
        String fsync;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0, true)) {
            kept = query(database, "select name from province");
            encoding = query(database, "show server_encoding");
            fsync = query(database, "show fsync");
        }

        // Then
        assertThat(kept).isEqualTo("Thừa Thiên Huế");
        assertThat(encoding).isEqualTo("UTF8");
        assertThat(fsync).isEqualTo("on");
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void shouldGiveNoPathToAShell() throws Exception {
        // Given
        Path odd = directory.resolve("a $(touch executed) `touch executed` \"b\" 'c' \\ # ;&");

        // When
        String sum;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(odd, 0, false)) {
            sum = query(database, "select 1 + 1");
        }

        // Then
        assertThat(sum).isEqualTo("2");
        assertThat(odd.resolve("data")).isDirectory();
        assertThat(Path.of("executed")).doesNotExist();
        assertThat(odd.resolve("data/executed")).doesNotExist();
    }

    @Test
    void shouldStartOverTheLockOfAProcessThatIsGoneOrIsAnother() throws Exception {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0, false)) {
            execute(database, "create table kept (n int)");
        }
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/nowhere\n0\n5432\n\n\n\n");

        // When
        String tables;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0, false)) {
            tables = query(database, "select count(*) from pg_tables where tablename = 'kept'");
        }

        // Then
        assertThat(tables).isEqualTo("1");
    }

    @Test
    void shouldStopAServerThatOutlivedItsProcess() throws Exception {
        // Given
        EmbeddedDatabase orphan = EmbeddedDatabase.start(directory, 0, false);

        // When
        OrphanedDatabase.stop(directory);

        // Then
        assertThatThrownBy(() -> query(orphan, "select 1")).isInstanceOf(SQLException.class);
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
        orphan.close();
    }

    @Test
    void shouldSayThatThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, port, false))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("port " + port + " is in use; choose another with --database-port");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.userName(), database.password());
    }
}
