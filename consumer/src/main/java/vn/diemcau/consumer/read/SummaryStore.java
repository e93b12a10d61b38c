package vn.diemcau.consumer.read;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/**
 * The tables for those who only read: a pool of connections of its own, so that readers and the writer do not wait for
 * each other. Every transaction sees one state of all tables, cannot write, and gives up a statement that takes long.
 */
public final class SummaryStore implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    /** Only for this transaction, because a pooler may give the session to others afterwards. */
    private static final String BEGIN =
            "set transaction isolation level repeatable read, read only; set local statement_timeout = '5s'";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private SummaryStore(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** The store that settings name; the database need not be there yet. */
    public static SummaryStore open(Settings settings) {
        boolean ownUser = !settings.get(Setting.WEB_JDBC_USER).isEmpty();
        HikariConfig config = Database.pool(
                settings,
                settings.get(ownUser ? Setting.WEB_JDBC_USER : Setting.JDBC_USER),
                settings.get(ownUser ? Setting.WEB_JDBC_PASSWORD : Setting.JDBC_PASSWORD));
        config.setPoolName("diemcau-read");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setReadOnly(true);
        config.setInitializationFailTimeout(-1);
        return new SummaryStore(new HikariDataSource(config));
    }

    /**
     * Runs a function on one state of the tables.
     *
     * @throws RuntimeException if the database is unavailable or a statement takes too long, which {@link
     *     vn.diemcau.consumer.table.DatabaseErrors#isPassing} knows; or what the reading throws
     */
    public <T> T read(Function<Snapshot, T> reading) {
        return jdbi.inTransaction(handle -> {
            handle.execute(BEGIN);
            return reading.apply(new Snapshot(handle));
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
