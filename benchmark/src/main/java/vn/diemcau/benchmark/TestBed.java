package vn.diemcau.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.parts.JavaProgram;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartMain;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** What all contenders are measured on: a broker, a registry and a database, each a process, in one directory. */
final class TestBed implements AutoCloseable {
    /** The day that counts as today, for every contender and for the model. */
    static final String TODAY = "2026-11-22";

    private static final JavaProgram BROKER =
            JavaProgram.of(PartMain.class, List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData"));

    private final Path directory;
    private final int partitions;
    private final Part broker;
    private final Part registry;
    private final Map<String, String> environment = new HashMap<>();
    private final Cluster cluster;
    private Part database;

    /**
     * Starts the broker and the registry, and makes the topics.
     *
     * @param directory is made, and deleted in the end
     */
    TestBed(Path directory, int partitions) {
        this.directory = directory;
        this.partitions = partitions;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
        int brokerPort = StackAccess.freePort();
        int registryPort = StackAccess.freePort();
        broker = new Part(
                Part.Role.BROKER,
                "broker",
                path("broker"),
                List.of("broker", path("broker").toString(), "" + brokerPort),
                Map.of(),
                BROKER);
        registry = new Part(
                Part.Role.REGISTRY,
                "registry",
                path("registry"),
                List.of("registry", path("registry.json").toString(), "" + registryPort),
                Map.of());
        put(Setting.BOOTSTRAP_SERVERS, "127.0.0.1:" + brokerPort);
        put(Setting.SCHEMA_REGISTRY, "http://127.0.0.1:" + registryPort);
        put(Setting.PARTITIONS, "" + partitions);
        put(Setting.AS_OF, TODAY);
        put(Setting.HEALTH_PORT, "0");
        broker.start();
        registry.start();
        TopicAdmin.bringUp(settings());
        cluster = Cluster.connect(settings());
    }

    /** Starts the database too. */
    void startDatabase() {
        int port = StackAccess.freePort();
        database = new Part(
                Part.Role.DATABASE,
                "database",
                path("database"),
                List.of("database", path("database").toString(), "" + port),
                Map.of());
        database.start();
        put(Setting.JDBC_URL, "jdbc:postgresql://127.0.0.1:" + port + "/diemcau");
        try {
            put(
                    Setting.JDBC_PASSWORD,
                    Files.readString(path("database").resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the password of the database", e);
        }
    }

    /** Settings with which a client finds everything. */
    Settings settings() {
        return Settings.from(environment);
    }

    /** The settings of a contender, by their variables; a copy, to add to. */
    Map<String, String> environment() {
        return new HashMap<>(environment);
    }

    int partitions() {
        return partitions;
    }

    Cluster cluster() {
        return cluster;
    }

    Part broker() {
        return broker;
    }

    /** A place for what a part keeps. */
    Path path(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        cluster.close();
        Stream.of(database, registry, broker).filter(part -> part != null).forEach(Part::end);
        try {
            StackAccess.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    private void put(Setting setting, String value) {
        environment.put(setting.variable(), value);
    }
}
