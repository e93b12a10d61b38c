package vn.diemcau.containers;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Diemcau in containers, for tests: a broker, a schema registry, a PostgreSQL database, and the services of Diemcau between
 * them. Send events to {@link #bootstrapServers()} and read the summaries from there or from the database.
 *
 * <pre>{@code
 * try (DiemcauStack stack = new DiemcauStack().withToday(LocalDate.of(2026, 11, 22))) {
 *     stack.start();
 *     // produce to stack.bootstrapServers(), with the schemas of stack.schemaRegistryUrl()
 *     // read from stack.jdbcUrl()
 * }
 * }</pre>
 *
 * <p>All addresses are those that the test itself uses, with ports that the engine chose. With Testcontainers' {@code @Container}
 * it starts and stops with the test class. What the images are called is in docs/CONTAINERS.md.
 */
public final class DiemcauStack implements Startable {
    private static final String INSIDE_BROKER = "broker:19092";
    private static final String INSIDE_REGISTRY = "http://registry:8080";
    private static final String CONFLUENT_API = "/apis/ccompat/v7";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Network network = Network.newNetwork();
    private final Map<String, String> settings = new TreeMap<>();
    private final List<GenericContainer<?>> streams = new ArrayList<>();

    private final KafkaContainer broker = new KafkaContainer(Images.KAFKA.image())
            .withNetwork(network)
            .withNetworkAliases("broker")
            .withListener(INSIDE_BROKER)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

    private final PostgreSQLContainer database = new PostgreSQLContainer(Images.POSTGRES.image())
            .withNetwork(network)
            .withNetworkAliases("database")
            .withDatabaseName("diemcau")
            .withUsername("diemcau")
            .withPassword("diemcau");

    private final GenericContainer<?> registry = new GenericContainer<>(Images.REGISTRY.image())
            .withNetwork(network)
            .withNetworkAliases("registry")
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp(CONFLUENT_API + "/subjects").withStartupTimeout(PATIENCE));

    private final GenericContainer<?> consumer = service(Images.of("consumer"));

    private int processes = 1;

    public DiemcauStack() {
        settings.put("DIEMCAU_BOOTSTRAP_SERVERS", INSIDE_BROKER);
        settings.put("DIEMCAU_SCHEMA_REGISTRY", INSIDE_REGISTRY + CONFLUENT_API);
        settings.put("DIEMCAU_JDBC_URL", "jdbc:postgresql://database:5432/diemcau");
        settings.put("DIEMCAU_JDBC_USER", database.getUsername());
        settings.put("DIEMCAU_JDBC_PASSWORD", database.getPassword());
        settings.put("DIEMCAU_PARTITIONS", "3");
    }

    /** The date that counts as today, by which directives become overdue; the clock's in Vietnam if not given. */
    public DiemcauStack withToday(LocalDate today) {
        return withSetting("DIEMCAU_AS_OF", today.toString());
    }

    /** How many processes of streams there are; one if not given. */
    public DiemcauStack withStreams(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " processes of streams; there is one at least");
        }
        processes = count;
        return this;
    }

    /** Another setting of the services, {@code DIEMCAU_…}; docs/SETTINGS.md has them all. */
    public DiemcauStack withSetting(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    /**
     * Starts everything that is not there yet and returns when topics and schemas are made and all services are ready.
     *
     * @throws org.testcontainers.containers.ContainerLaunchException if a part does not start, or is not ready in time
     */
    @Override
    public void start() {
        Startables.deepStart(broker, database, registry).join();
        try (GenericContainer<?> topics = service(Images.of("tools"))) {
            topics.withCommand("topics")
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))
                    .start();
        }
        while (streams.size() < processes) {
            streams.add(service(Images.of("streams")));
        }
        List<GenericContainer<?>> services = new ArrayList<>(streams);
        services.add(consumer);
        services.forEach(container ->
                container.withEnv(settings).waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE)));
        Startables.deepStart(services).join();
    }

    /** Stops everything and removes what it has kept. */
    @Override
    public void stop() {
        consumer.stop();
        streams.forEach(GenericContainer::stop);
        streams.clear();
        registry.stop();
        database.stop();
        broker.stop();
        network.close();
    }

    /** Host and port of the broker, for {@code bootstrap.servers}; no password, no TLS. */
    public String bootstrapServers() {
        return broker.getBootstrapServers();
    }

    /** URL of the API that Confluent's clients speak, for {@code schema.registry.url}. */
    public String schemaRegistryUrl() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(8080) + CONFLUENT_API;
    }

    /** URL of the database; the tables are in the schema {@code diemcau}. */
    public String jdbcUrl() {
        return database.getJdbcUrl();
    }

    public String jdbcUser() {
        return database.getUsername();
    }

    public String jdbcPassword() {
        return database.getPassword();
    }

    /** The containers of streams, to be looked at or broken; none before the start. */
    public List<GenericContainer<?>> streams() {
        return List.copyOf(streams);
    }

    /** The container of the consumer, to be looked at or broken. */
    public GenericContainer<?> consumer() {
        return consumer;
    }

    private GenericContainer<?> service(DockerImageName image) {
        return new GenericContainer<>(image).withNetwork(network).withEnv(settings);
    }
}
