package vn.diemcau.consumer.table;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** One PostgreSQL for all tests of the JVM; an empty database in it for each that asks. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private TestDatabase() {}

    public static Database open() {
        return Database.open(settings(create()));
    }

    /** The settings for a database of a name. */
    public static Settings settings(String name) {
        return Settings.from(Map.of())
                .with(
                        Setting.JDBC_URL,
                        "jdbc:postgresql://localhost:" + postgres().getPort() + "/" + name)
                .with(Setting.JDBC_USER, "postgres");
    }

    /** The name of a database that is made for the caller, in which there is nothing. */
    public static String create() {
        String name = "test_" + NUMBER.incrementAndGet();
        server().useHandle(handle -> handle.execute("create database " + name));
        return name;
    }

    /** Lets nobody in any more to the database of settings, and throws out who is there. */
    public static void forbid(Settings settings) {
        String url = settings.get(Setting.JDBC_URL);
        String name = url.substring(url.lastIndexOf('/') + 1);
        server().useHandle(handle -> {
            handle.execute("alter database " + name + " allow_connections false");
            handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", name);
        });
    }

    /** The database that administers the others. */
    public static Jdbi server() {
        return Jdbi.create(postgres().getPostgresDatabase());
    }

    private static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setConnectConfig("connectTimeout", "20")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }
}
