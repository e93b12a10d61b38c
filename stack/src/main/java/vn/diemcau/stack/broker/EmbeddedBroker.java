package vn.diemcau.stack.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.stack.host.Loopback;

/**
 * A Kafka broker and controller in this process, on loopback. Its directory may be kept and opened again, on other
 * ports too: the quorum is named in the configuration, which is rewritten at each start.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    public static final String PORT_OPTION = "--port";

    private static final int ATTEMPTS = 5;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /**
     * When Kafka gives up, it ends the process; here the other parts must go on. Written by the only broker of the
     * process.
     */
    private static final AtomicReference<String> GIVEN_UP = new AtomicReference<>();

    private final KafkaRaftServer server;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker; formats the directory if that has not been done.
     *
     * @param directory where it keeps its data
     * @param port the port of the broker; 0: any free one. The controller takes any free one
     * @throws CommandException if it does not start
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** The same, with properties that override those of the broker. */
    public static EmbeddedBroker start(Path directory, int port, Map<String, String> more) {
        if (port != 0) {
            Loopback.requireFree(port, PORT_OPTION);
        }
        catchExits();
        for (int attempt = 1; ; attempt++) {
            int chosen = port == 0 ? Loopback.freePort() : port;
            try {
                return new EmbeddedBroker(started(directory, chosen, more), chosen);
            } catch (IOException | RuntimeException e) {
                if (port != 0 || !isBindException(e) || attempt == ATTEMPTS) {
                    throw new CommandException("The broker does not start: " + rootMessage(e), e);
                }
                LOG.atInfo()
                        .addKeyValue("event", "port-taken")
                        .addKeyValue("port", chosen)
                        .addKeyValue("attempt", attempt)
                        .log("A port was taken between choosing and binding it");
            }
        }
    }

    /** Where clients connect, {@code host:port}. */
    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }

    /** Why the broker stopped by itself (a full disk, for example); empty while it runs. */
    public Optional<String> failure() {
        return Optional.ofNullable(GIVEN_UP.get());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Thread stopper = new Thread(server::shutdown, "broker-stopper");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            LOG.atWarn()
                    .addKeyValue("event", "stopping")
                    .addKeyValue("part", "broker")
                    .addKeyValue("waited", STOP_TIMEOUT)
                    .log("The broker has not stopped yet");
        }
    }

    private static KafkaRaftServer started(Path directory, int port, Map<String, String> more) throws IOException {
        Properties properties = properties(directory, port, Loopback.freePort());
        properties.putAll(more);
        format(directory, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(Path directory, Properties properties) throws IOException {
        Path file = Files.createDirectories(directory).resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "Written at each start");
        }
        if (Files.exists(directory.resolve("log/meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        if (StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new IOException(said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        Properties properties = new Properties();
        try (var defaults = EmbeddedBroker.class.getResourceAsStream("/broker.properties")) {
            properties.load(defaults);
        } catch (IOException e) {
            throw new CommandException("broker.properties cannot be read", e);
        }
        String broker = "BROKER://" + Loopback.HOST + ":" + port;
        properties.put("listeners", broker + ",CONTROLLER://" + Loopback.HOST + ":" + controllerPort);
        properties.put("advertised.listeners", broker);
        properties.put("controller.quorum.voters", "1@" + Loopback.HOST + ":" + controllerPort);
        properties.put("log.dirs", directory.resolve("log").toString());
        return properties;
    }

    private static void catchExits() {
        GIVEN_UP.set(null);
        Exit.Procedure record = (status, message) -> {
            GIVEN_UP.compareAndSet(null, message == null ? "it gave up, see the log above" : message);
            throw new IllegalStateException("the broker gave up");
        };
        Exit.setExitProcedure(record);
        Exit.setHaltProcedure(record);
    }

    private static boolean isBindException(Throwable e) {
        return e != null && (e instanceof BindException || isBindException(e.getCause()));
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
    }
}
