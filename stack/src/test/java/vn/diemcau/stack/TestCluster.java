package vn.diemcau.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.database.EmbeddedDatabase;
import vn.diemcau.stack.registry.EmbeddedRegistry;

/** A broker and a schema registry for tests; each test has topics of its own, by a prefix. */
public final class TestCluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private TestCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /** A PostgreSQL server for tests. */
    public static final class TestDatabase implements AutoCloseable {
        private final EmbeddedDatabase database;

        private TestDatabase(EmbeddedDatabase database) {
            this.database = database;
        }

        /** The settings with those that find it. */
        public Settings settings(Settings settings) {
            return settings.with(Setting.JDBC_URL, database.jdbcUrl())
                    .with(Setting.JDBC_USER, database.userName())
                    .with(Setting.JDBC_PASSWORD, database.password());
        }

        @Override
        public void close() {
            database.close();
        }
    }

    /** Starts a database with nothing in it. */
    public static TestDatabase database(Path directory) {
        return new TestDatabase(EmbeddedDatabase.start(directory, 0, false));
    }

    /** Starts both. */
    public static TestCluster start(Path directory) throws IOException {
        return start(directory, Map.of());
    }

    /** Starts both, the broker with properties of its own. */
    public static TestCluster start(Path directory, Map<String, String> brokerProperties) throws IOException {
        return new TestCluster(
                EmbeddedBroker.start(directory.resolve("broker"), 0, brokerProperties),
                EmbeddedRegistry.start(0, directory.resolve("registry.json")));
    }

    /** The settings that find them; nothing is made. */
    public Settings settings() {
        return Settings.from(Map.of())
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.SCHEMA_REGISTRY, registry.uri().toString());
    }

    /** The settings of an installation of its own, with its topics. */
    public Settings installation(String prefix, int partitions) {
        Settings settings = settings(prefix).with(Setting.PARTITIONS, Integer.toString(partitions));
        TopicAdmin.bringUp(settings);
        return settings;
    }

    /** The settings of an installation of its own, of which nothing is there. */
    Settings settings(String prefix) {
        return settings().with(Setting.TOPIC_PREFIX, prefix).with(Setting.APPLICATION_ID, prefix + "streams");
    }

    /** Runs a command of the command line on an installation. */
    public static CommandRun run(Settings settings, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", settings.get(Setting.BOOTSTRAP_SERVERS)));
        all.addAll(List.of("--schema-registry", settings.get(Setting.SCHEMA_REGISTRY)));
        all.addAll(List.of("--topic-prefix", settings.get(Setting.TOPIC_PREFIX)));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
