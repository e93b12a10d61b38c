package vn.diemcau.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.StackAccess;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** The system under test: every part a process of its own, on fixed ports, with what it keeps in one directory. */
final class ChaosCluster implements AutoCloseable {
    static final int PARTITIONS = 4;

    /** The day that counts as today, for the services and for the model. */
    static final String TODAY = "2026-11-22";

    /** A process that ended by itself is started again after so long, as an operator's supervisor would. */
    private static final long SUPERVISE_EVERY_MS = 1000;

    /** What the services call the broker. */
    private static final String BROKER_NAME = "broker.diemcau.test";

    private final Path directory;
    private final Part broker;
    private final Part registry;
    private final Part database;
    private final List<Part> services = new ArrayList<>();
    private final List<String> exits = new ArrayList<>();
    private final Settings settings;
    private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor();

    /**
     * Starts registry and database, which keep their ports; nothing else yet.
     *
     * @param directory empty
     * @param timeouts settings of the services' Kafka clients, by their variables
     */
    ChaosCluster(Path directory, int streams, int consumers, Map<String, String> timeouts) {
        this.directory = directory;
        int brokerPort = StackAccess.freePort();
        int databasePort = StackAccess.freePort();
        int registryPort = StackAccess.freePort();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
        broker = part(Part.Role.BROKER, "broker", Map.of(), "broker", directory("broker"), "" + brokerPort);
        database = part(Part.Role.DATABASE, "database", Map.of(), "database", directory("database"), "" + databasePort);
        registry = part(
                Part.Role.REGISTRY, "registry", Map.of(), "registry", directory("registry.json"), "" + registryPort);
        registry.start();
        database.start();
        Map<String, String> environment = new HashMap<>();
        put(environment, Setting.BOOTSTRAP_SERVERS, "127.0.0.1:" + brokerPort);
        put(environment, Setting.SCHEMA_REGISTRY, "http://127.0.0.1:" + registryPort);
        put(environment, Setting.JDBC_URL, "jdbc:postgresql://127.0.0.1:" + databasePort + "/diemcau");
        put(environment, Setting.JDBC_PASSWORD, password());
        put(environment, Setting.PARTITIONS, "" + PARTITIONS);
        put(environment, Setting.STANDBY_REPLICAS, streams > 1 ? "1" : "0");
        put(environment, Setting.AS_OF, TODAY);
        put(environment, Setting.HEALTH_PORT, "0");
        settings = Settings.from(environment);
        environment.putAll(timeouts);
        put(environment, Setting.BOOTSTRAP_SERVERS, BROKER_NAME + ":" + brokerPort);
        environment.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts());
        for (int i = 1; i <= streams; i++) {
            Map<String, String> own = new HashMap<>(environment);
            put(own, Setting.STATE_DIR, directory("streams-" + i));
            services.add(part(Part.Role.STREAMS, "streams-" + i, own, "streams"));
        }
        for (int i = 1; i <= consumers; i++) {
            services.add(part(Part.Role.CONSUMER, "consumer-" + i, environment, "consumer"));
        }
    }

    /** Starts the broker, whose name has no address before, and makes the topics. */
    void startBroker() {
        broker.start();
        try {
            Files.writeString(hosts(), "127.0.0.1 " + BROKER_NAME + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the address of the broker to " + hosts(), e);
        }
        TopicAdmin.bringUp(settings);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it never ends, and a part that does not start is seen to be missing
    void startServices() {
        services.forEach(Part::start);
        supervisor.scheduleWithFixedDelay(
                this::supervise, SUPERVISE_EVERY_MS, SUPERVISE_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Settings with which a client finds everything. */
    Settings settings() {
        return settings;
    }

    Part broker() {
        return broker;
    }

    Part database() {
        return database;
    }

    List<Part> parts(Part.Role role) {
        return all().filter(part -> part.role() == role).toList();
    }

    /** Processes that ended though nobody ended them, one line for each time; they were started again. */
    List<String> exits() {
        synchronized (exits) {
            return List.copyOf(exits);
        }
    }

    @Override
    public void close() {
        supervisor.shutdownNow();
        services.forEach(Part::end);
        Stream.of(broker, registry, database).forEach(Part::end);
    }

    private Stream<Part> all() {
        return Stream.concat(Stream.of(broker, registry, database), services.stream());
    }

    private void supervise() {
        all().forEach(part -> {
            try {
                part.startAgainIfEnded().ifPresent(code -> exited(part.name() + " exited with " + code));
            } catch (RuntimeException e) {
                exited(part.name() + " was not started again: " + e.getMessage());
            }
        });
    }

    private void exited(String how) {
        synchronized (exits) {
            exits.add(how);
        }
    }

    private Part part(Part.Role role, String name, Map<String, String> environment, String... arguments) {
        return new Part(role, name, directory.resolve(name), List.of(arguments), environment);
    }

    private Path hosts() {
        return directory.resolve("hosts");
    }

    private String directory(String name) {
        return directory.resolve(name).toString();
    }

    private String password() {
        try {
            return Files.readString(directory.resolve("database/password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the password of the database", e);
        }
    }

    private static void put(Map<String, String> environment, Setting setting, String value) {
        environment.put(setting.variable(), value);
    }
}
