package vn.diemcau.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.cli.cluster.Subjects;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.cli.reconcile.ReconcileService;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.write.ConsumerService;
import vn.diemcau.producer.gateway.Gateway;
import vn.diemcau.service.health.Check;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.database.EmbeddedDatabase;
import vn.diemcau.stack.host.Loopback;
import vn.diemcau.stack.registry.EmbeddedRegistry;
import vn.diemcau.streams.runtime.StreamsService;

/**
 * The whole pipeline in this process: broker, schema registry, database, streams and consumer, and the gateway on
 * request. Parts that do not need each other start at the same time. It is also closed when the process is asked to
 * stop.
 */
public final class EmbeddedStack implements AutoCloseable {
    static final String REGISTRY_PORT_OPTION = "--registry-port";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

    /** After a restart, the group waits this long for members of a killed process, which cannot come back. */
    private static final Map<String, String> CLIENTS =
            Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1500");

    private static final Duration RECONCILE_PATIENCE = Duration.ofMinutes(1);

    private final Settings base;
    private final StackDirectory directory;
    private final Metrics metrics;
    private final StartupGraph parts = new StartupGraph();
    private final Thread closer = new Thread(this::close, "stack-closer");
    private final CompletableFuture<EmbeddedBroker> broker;
    private final CompletableFuture<EmbeddedRegistry> registry;
    private final CompletableFuture<EmbeddedDatabase> database;
    private final CompletableFuture<Void> topics;
    private final CompletableFuture<Integer> subjects;
    private final CompletableFuture<StreamsService> streams;
    private final CompletableFuture<Database> summaries;
    private final CompletableFuture<ConsumerService> writer;
    private final CompletableFuture<BackgroundService> consumer;
    private CompletableFuture<Gateway> gateway;

    private EmbeddedStack(Settings settings, StackDirectory directory, StackPorts ports, Metrics metrics) {
        this.base = settings.withClientProperties(CLIENTS).with(Setting.REPLICATION, "1");
        this.directory = directory;
        this.metrics = metrics;
        Runtime.getRuntime().addShutdownHook(closer);
        broker = parts.start("broker", () -> EmbeddedBroker.start(directory.broker(), ports.broker()));
        registry = parts.start("registry", () -> startRegistry(ports.registry()));
        database = parts.start(
                "database", () -> EmbeddedDatabase.start(directory.database(), ports.database(), directory.isKept()));
        topics = parts.start("topics", this::bringUpTopics, broker);
        subjects = parts.start("subjects", this::bringUpSubjects, registry);
        streams = parts.start("streams", this::startStreams, topics, subjects);
        summaries = parts.start("tables", () -> Database.open(withDatabase(base)), database);
        writer = parts.start("writer", this::createWriter, topics, subjects, summaries);
        consumer = parts.start("consumer", this::startConsumer, writer);
    }

    /**
     * Starts everything; returns when all parts run, although streams may still be starting its tasks.
     *
     * @param settings everything except addresses: partitions, prefix, the day that counts as today, …
     * @throws CommandException if a part does not start; nothing is left running then
     * @throws vn.diemcau.service.settings.SettingException if a setting is invalid, or does not fit the data in the
     *     directory
     */
    static EmbeddedStack start(Settings settings, StackDirectory directory, StackPorts ports) {
        return start(settings, directory, ports, Metrics.none());
    }

    /** Starts everything, with the metrics of streams and consumer. */
    static EmbeddedStack start(Settings settings, StackDirectory directory, StackPorts ports, Metrics metrics) {
        EmbeddedStack stack = new EmbeddedStack(settings, directory, ports, metrics);
        try {
            CompletableFuture.allOf(stack.streams, stack.consumer).join();
            return stack;
        } catch (CompletionException | CancellationException e) {
            RuntimeException first = stack.parts.firstFailure(e);
            stack.close();
            throw first;
        }
    }

    /**
     * Adds the ingest gateway, on loopback.
     *
     * @param port 0: any that is free
     * @throws vn.diemcau.service.settings.SettingException if it does not start
     */
    void startGateway(int port) {
        gateway = parts.start(
                "gateway",
                () -> Gateway.start(
                        settings()
                                .with(Setting.GATEWAY_HOST, Loopback.HOST)
                                .with(Setting.GATEWAY_PORT, Integer.toString(port)),
                        metrics),
                topics,
                registry);
        await(gateway);
    }

    /** Compares a sample of the rows with their events from time to time, as the settings say. */
    void startReconciling() {
        await(parts.start("reconcile", this::reconcile, consumer, streams));
    }

    private void await(CompletableFuture<?> part) {
        try {
            part.join();
        } catch (CompletionException | CancellationException e) {
            throw parts.firstFailure(e);
        }
    }

    /** The address of the gateway, if it was started. */
    URI gatewayUri() {
        return gateway.join().uri();
    }

    /** Where Kafka clients connect, {@code host:port}. */
    public String bootstrapServers() {
        return broker.join().bootstrapServers();
    }

    /** Where the schema registry answers. */
    public String registryUrl() {
        return registry.join().uri().toString();
    }

    /** The database of summaries; for user and password see {@link #settings()}. */
    public String jdbcUrl() {
        return database.join().jdbcUrl();
    }

    /** The settings with which a client or a service finds everything. */
    public Settings settings() {
        return withDatabase(base)
                .with(Setting.BOOTSTRAP_SERVERS, bootstrapServers())
                .with(Setting.SCHEMA_REGISTRY, registryUrl());
    }

    /** Connections to the database of summaries. */
    public DataSource summaries() {
        return summaries.join().dataSource();
    }

    /** The health of all parts together. */
    Probes probes() {
        Probes counting = streams.join().probes();
        Map<String, Check> writing = new HashMap<>(writer.join().probes().checks());
        // Streams needs all topics; those of the consumer are among them.
        writing.keySet().removeAll(counting.checks().keySet());
        return counting.and(new Probes(this::failure, writing));
    }

    /** Why a part stopped by itself; empty while all parts run. */
    public Optional<String> failure() {
        return Stream.of(
                        broker.join().failure().map(reason -> "The broker stopped: " + reason),
                        database.join().failure().map(reason -> "The database stopped: " + reason),
                        streamsFailure().map(reason -> "Streams stopped: " + reason),
                        consumer.join().failure().map(e -> "The consumer stopped: " + e.getMessage()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it is being closed; later failures do not matter. */
    boolean isClosing() {
        return parts.areClosing();
    }

    /** Stops everything, last started first, and releases the directory; a second call waits for the first. */
    @Override
    public void close() {
        parts.close(directory::close);
        if (Thread.currentThread() != closer) {
            removeHook();
        }
    }

    private Void bringUpTopics() {
        TopicAdmin.bringUp(withBroker());
        return null;
    }

    private int bringUpSubjects() {
        return Subjects.bringUp(base.with(Setting.SCHEMA_REGISTRY, registryUrl()));
    }

    private EmbeddedRegistry startRegistry(int port) {
        if (port != 0) {
            Loopback.requireFree(port, REGISTRY_PORT_OPTION);
        }
        try {
            return EmbeddedRegistry.start(port, directory.registry());
        } catch (IOException e) {
            throw new CommandException("The schema registry does not start: " + e.getMessage(), e);
        }
    }

    private StreamsService startStreams() {
        StreamsService service = new StreamsService(
                withBroker()
                        .with(Setting.SCHEMA_REGISTRY, registryUrl())
                        .with(Setting.STATE_DIR, directory.streams().toString()),
                metrics);
        service.start();
        return service;
    }

    private Optional<String> streamsFailure() {
        CompletableFuture<Void> stopped = streams.join().stopped();
        if (!stopped.isDone()) {
            return Optional.empty();
        }
        return Optional.of(stopped.handle((nothing, error) -> error == null ? "it ended" : error.getMessage())
                .join());
    }

    private ConsumerService createWriter() {
        return new ConsumerService(settings(), metrics, summaries.join());
    }

    private BackgroundService startConsumer() {
        return BackgroundService.start("summary-consumer", writer.join()::run, writer.join());
    }

    private ReconcileService reconcile() {
        ReconcileService service = new ReconcileService(settings(), RECONCILE_PATIENCE, metrics);
        Thread thread = new Thread(service::run, "reconcile");
        thread.setDaemon(true);
        thread.start();
        return service;
    }

    private Settings withBroker() {
        return base.with(Setting.BOOTSTRAP_SERVERS, bootstrapServers());
    }

    private Settings withDatabase(Settings settings) {
        EmbeddedDatabase started = database.join();
        return settings.with(Setting.JDBC_URL, started.jdbcUrl())
                .with(Setting.JDBC_USER, started.userName())
                .with(Setting.JDBC_PASSWORD, started.password());
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending already", e);
        }
    }
}
