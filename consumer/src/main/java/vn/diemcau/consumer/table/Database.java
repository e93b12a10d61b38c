package vn.diemcau.consumer.table;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** The database of summaries, with its schema as this version needs it. */
public final class Database implements AutoCloseable {
    /** The schema that everything is in, the record of migrations too. */
    public static final String SCHEMA = "diemcau";

    /** How long a statement may go without an answer from the database. */
    public static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final int ANSWER_SECONDS = 2;

    /** The oldest version that is still maintained, as PostgreSQL numbers it. */
    private static final int OLDEST_VERSION = 140_000;

    private final HikariDataSource dataSource;
    private final Jdbi jdbi;

    private Database(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbi = Jdbi.create(dataSource);
    }

    /**
     * Connects to the database that the settings name and brings its schema up to date; when several processes do so
     * at once, one does the work and the others wait.
     *
     * @throws SettingException if the URL is none
     * @throws DatabaseException if it can't be reached, refuses the user, has not the encoding or the version that is
     *     needed, or can't be migrated
     */
    public static Database open(Settings settings) {
        HikariDataSource dataSource = pool(settings);
        try {
            requireUsable(dataSource, settings);
            migrate(dataSource);
            return new Database(dataSource);
        } catch (SQLException e) {
            dataSource.close();
            throw new DatabaseException(
                    "The database " + settings.shown(Setting.JDBC_URL) + " cannot be checked: " + reason(e), e);
        } catch (DatabaseException e) {
            dataSource.close();
            throw e;
        } catch (FlywayException e) {
            dataSource.close();
            throw new DatabaseException(
                    "The schema " + SCHEMA + " of the database " + settings.shown(Setting.JDBC_URL)
                            + " cannot be brought up to date: " + e.getMessage()
                            + " The user " + settings.get(Setting.JDBC_USER)
                            + " must own the schema, or be allowed to create it.",
                    e);
        }
    }

    /**
     * Connects to the database that the settings name and leaves its schema as it is: for those who only read.
     *
     * @throws SettingException if the URL is none
     * @throws DatabaseException if it can't be reached or refuses the user
     */
    public static Database connect(Settings settings) {
        return new Database(pool(settings));
    }

    /** The reason why it does not answer, in a phrase; empty if it answers. */
    public Optional<String> problem() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(ANSWER_SECONDS) ? Optional.empty() : Optional.of("does not answer");
        }
    }

    /** Connections to it; closed with this. */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** A pool of connections to the database of the settings, as a user; yet to be opened. */
    public static HikariConfig pool(Settings settings, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.get(Setting.JDBC_URL));
        config.setUsername(user);
        config.setPassword(password);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        // A database that disappears must not block the consumer for ever. Properties in the URL take precedence.
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("ApplicationName", "diemcau");
        return config;
    }

    private static HikariDataSource pool(Settings settings) {
        HikariConfig config = pool(settings, settings.get(Setting.JDBC_USER), settings.get(Setting.JDBC_PASSWORD));
        config.setPoolName("diemcau");
        config.setMaximumPoolSize(4);
        config.setInitializationFailTimeout(1);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new DatabaseException(
                    "The database " + settings.shown(Setting.JDBC_URL) + " cannot be used as "
                            + settings.get(Setting.JDBC_USER) + ": " + reason(e) + ". Start it, or set "
                            + Setting.JDBC_URL.variable() + ", " + Setting.JDBC_USER.variable() + " and "
                            + Setting.JDBC_PASSWORD.variable() + ".",
                    e);
        } catch (RuntimeException e) {
            throw new SettingException(Setting.JDBC_URL.variable() + " is '" + settings.shown(Setting.JDBC_URL)
                    + "'; it takes a URL like jdbc:postgresql://localhost:5432/diemcau (" + reason(e) + ")");
        }
    }

    /** A wrong encoding or version would turn every row into a dead letter, so it is refused at the start. */
    private static void requireUsable(DataSource dataSource, Settings settings) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select current_setting('server_encoding'),"
                        + " current_setting('server_version_num')::int, current_setting('server_version')")) {
            found.next();
            String name = "The database " + settings.shown(Setting.JDBC_URL);
            if (!found.getString(1).equals("UTF8")) {
                throw new DatabaseException(name + " has the encoding " + found.getString(1)
                        + ", which cannot store Vietnamese; it must be UTF8. Create another database (create database NAME"
                        + " encoding 'UTF8' template template0) and set " + Setting.JDBC_URL.variable());
            }
            if (found.getInt(2) < OLDEST_VERSION) {
                throw new DatabaseException(name + " is PostgreSQL " + found.getString(3) + "; it takes "
                        + OLDEST_VERSION / 10_000 + " or newer");
            }
        }
    }

    private static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static String reason(Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\.$", "");
    }
}
