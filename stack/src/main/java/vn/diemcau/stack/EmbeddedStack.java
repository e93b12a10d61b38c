package vn.diemcau.stack;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.SummaryConsumer;
import vn.diemcau.service.Setting;
import vn.diemcau.service.Settings;
import vn.diemcau.stack.registry.EmbeddedRegistry;
import vn.diemcau.streams.StreamsService;

/**
 * The whole pipeline but the ingest in this process: broker, schema registry, database, streams and consumer. What does
 * not need another part starts beside it. It is also closed when the process is told to end.
 */
public final class EmbeddedStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

    private final Settings base;
    private final StackDirectory directory;
    private final ExecutorService starters = Executors.newCachedThreadPool(starterThreads());
    private final Thread closer = new Thread(this::close, "stack-closer");
    private final CompletableFuture<EmbeddedBroker> broker;
    private final CompletableFuture<EmbeddedRegistry> registry;
    private final CompletableFuture<EmbeddedDatabase> database;
    private final CompletableFuture<Void> topics;
    private final CompletableFuture<StreamsService> streams;
    private final CompletableFuture<SummaryConsumer> consumer;
    private volatile boolean closing;
    private boolean closed;

    private EmbeddedStack(Settings settings, StackDirectory directory, StackPorts ports) {
        this.base = settings.withoutClientProperties().with(Setting.REPLICATION, "1");
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(closer);
        broker = start(() -> EmbeddedBroker.start(directory.broker(), ports.broker()));
        registry = start(() -> EmbeddedRegistry.start(ports.registry(), directory.registry()));
        database = start(() -> EmbeddedDatabase.start(directory.database(), ports.database(), directory.isKept()));
        topics = broker.thenAcceptAsync(started -> TopicAdmin.bringUp(withBroker()), starters);
        streams = after(this::startStreams, topics, registry);
        consumer = after(this::startConsumer, topics, registry, database);
    }

    /**
     * Starts everything; returns when all run, though streams may still be taking up its tasks.
     *
     * @param settings what is not a matter of where the parts are: partitions, prefix, the day that counts as today, …
     * @throws StackException if a part does not start; nothing is left running then
     * @throws vn.diemcau.service.SettingException if a setting does not suit, or not what the directory holds
     */
    static EmbeddedStack start(Settings settings, StackDirectory directory, StackPorts ports) {
        EmbeddedStack stack = new EmbeddedStack(settings, directory, ports);
        try {
            CompletableFuture.allOf(stack.streams, stack.consumer).join();
            return stack;
        } catch (CompletionException | CancellationException e) {
            RuntimeException first = stack.firstFailure(e);
            stack.close();
            throw first;
        }
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
        EmbeddedDatabase started = database.join();
        return withRegistry()
                .with(Setting.JDBC_URL, started.jdbcUrl())
                .with(Setting.JDBC_USER, started.userName())
                .with(Setting.JDBC_PASSWORD, started.password());
    }

    /** Why a part stopped by itself; empty while all is well. */
    public Optional<String> failure() {
        return Stream.of(
                        broker.join().failure().map(reason -> "The broker stopped: " + reason),
                        database.join().failure().map(reason -> "The database stopped: " + reason),
                        streams.join().failure().map(e -> "Streams stopped: " + e.getMessage()),
                        consumer.join().failure().map(e -> "The consumer stopped: " + e.getMessage()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether somebody has begun to close it; what fails from then on is of no interest. */
    boolean isClosing() {
        return closing;
    }

    /** Stops everything, last started first, and lets go of the directory; a second call waits for the first. */
    @Override
    public void close() {
        closing = true;
        synchronized (starters) {
            if (closed) {
                return;
            }
            closed = true;
            Stream.of(consumer, streams, topics, registry, broker, database).forEach(this::closePart);
            directory.close();
            starters.shutdown();
        }
        if (Thread.currentThread() != closer) {
            removeHook();
        }
    }

    private StreamsService startStreams() {
        StreamsService service = new StreamsService(
                withRegistry().with(Setting.STATE_DIR, directory.streams().toString()));
        service.start();
        return service;
    }

    private SummaryConsumer startConsumer() {
        SummaryConsumer service = new SummaryConsumer(settings());
        service.start();
        return service;
    }

    private Settings withBroker() {
        return base.with(Setting.BOOTSTRAP_SERVERS, bootstrapServers());
    }

    private Settings withRegistry() {
        return withBroker().with(Setting.SCHEMA_REGISTRY, registryUrl());
    }

    private <T> CompletableFuture<T> start(Supplier<T> part) {
        return after(part);
    }

    private <T> CompletableFuture<T> after(Supplier<T> part, CompletableFuture<?>... needed) {
        return CompletableFuture.allOf(needed)
                .thenApplyAsync(
                        nothing -> {
                            if (closing) {
                                throw new CancellationException();
                            }
                            return part.get();
                        },
                        starters);
    }

    /** What comes to an end because another part did is not what the person wants to know. */
    private RuntimeException firstFailure(RuntimeException fallback) {
        for (CompletableFuture<?> part : new CompletableFuture<?>[] {broker, registry, database, topics, streams, consumer}) {
            if (part.isCompletedExceptionally()) {
                try {
                    part.join();
                } catch (CompletionException e) {
                    return e.getCause() instanceof RuntimeException cause ? cause : e;
                } catch (CancellationException e) {
                    return e;
                }
            }
        }
        return fallback;
    }

    private void closePart(CompletableFuture<?> part) {
        try {
            if (part.join() instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (CompletionException | CancellationException e) {
            LOG.debug("Never started, nothing to close", e);
        } catch (Exception e) {
            LOG.warn("Closing a part failed: {}", e.getMessage());
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending already", e);
        }
    }

    private static ThreadFactory starterThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "stack-starter-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
