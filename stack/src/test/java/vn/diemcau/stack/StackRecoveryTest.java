package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.consumer.write.ConsumerService;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.health.HealthServer;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Service;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.database.EmbeddedDatabase;
import vn.diemcau.stack.host.Loopback;
import vn.diemcau.streams.runtime.StreamsService;

/** The services while what they need goes and comes back: they wait, and continue with nobody's help. */
class StackRecoveryTest {
    /** Longer than each of the times below, and than the session of a member of a group may be silent. */
    private static final Duration OUTAGE = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Map<String, String> SHORT_TIMES = Map.of(
            "DIEMCAU_KAFKA_REQUEST_TIMEOUT_MS", "2000",
            "DIEMCAU_KAFKA_DEFAULT_API_TIMEOUT_MS", "3000",
            "DIEMCAU_KAFKA_MAX_BLOCK_MS", "2000",
            "DIEMCAU_KAFKA_DELIVERY_TIMEOUT_MS", "3000",
            "DIEMCAU_KAFKA_TRANSACTION_TIMEOUT_MS", "5000",
            "DIEMCAU_KAFKA_SESSION_TIMEOUT_MS", "6000",
            "DIEMCAU_KAFKA_HEARTBEAT_INTERVAL_MS", "2000");

    @TempDir
    Path directory;

    private final int brokerPort = Loopback.freePort();
    private final int databasePort = Loopback.freePort();
    private final Metrics metrics = Metrics.ofProcess();
    private final List<AutoCloseable> running = new ArrayList<>();
    private EmbeddedBroker broker;
    private EmbeddedDatabase database;

    @AfterEach
    void stop() throws Exception {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void shouldWaitForBrokerAndDatabaseThatAreAbsentAtTheStart() throws Exception {
        // Given
        startDatabase();
        Settings settings = settings();
        database.close();
        HealthServer health = startServices(settings);
        HttpResponse<String> absent = get(health, "/ready");

        // When
        startDatabase();
        startBroker();
        TopicAdmin.bringUp(settings);

        // Then
        assertThat(absent.statusCode()).isEqualTo(503);
        assertThat(absent.body()).contains("waits for the topics", "waits for the database");
        awaitReady(health);
        ingest(settings, "truoc", 1);
        awaitConferences(1);
        assertThat(get(health, "/metrics").body()).contains(describedOfLibraries());
    }

    @Test
    void shouldGoOnWhenTheBrokerIsBack() throws Exception {
        // Given
        HealthServer health = startAll();
        Settings settings = settings();
        ingest(settings, "trong", 20);
        broker.close();
        await().pollDelay(OUTAGE)
                .atMost(PATIENCE)
                .until(() -> get(health, "/ready").body().contains("\"topics\":\"no answer within 2 s\""));
        int live = get(health, "/live").statusCode();

        // When
        startBroker();

        // Then
        assertThat(live).isEqualTo(200);
        awaitReady(health);
        ingest(settings, "sau", 2);
        awaitConferences(22);
    }

    @Test
    void shouldGoOnWhenTheDatabaseIsBack() throws Exception {
        // Given
        HealthServer health = startAll();
        Settings settings = settings();
        ingest(settings, "truoc", 1);
        awaitConferences(1);
        database.close();
        ingest(settings, "cuoi", 1);
        await().atMost(PATIENCE).until(() -> get(health, "/ready").body().contains("wait to be claimed"));

        // When
        startDatabase();

        // Then
        awaitConferences(2);
        awaitReady(health);
    }

    private HealthServer startAll() {
        startDatabase();
        startBroker();
        TopicAdmin.bringUp(settings());
        HealthServer health = startServices(settings());
        awaitReady(health);
        return health;
    }

    private HealthServer startServices(Settings settings) {
        StreamsService streams = run(new StreamsService(settings, metrics));
        ConsumerService consumer = run(new ConsumerService(settings, metrics));
        Probes probes = new Probes(
                () -> streams.probes().failure().get().or(consumer.probes().failure()),
                Map.of(
                        "streams", streams.probes().checks().get("streams"),
                        "topics", streams.probes().checks().get("topics"),
                        "consumer", consumer.probes().checks().get("consumer"),
                        "database", consumer.probes().checks().get("database")));
        HealthServer health =
                HealthServer.start(Settings.from(Map.of()), 0, probes, metrics).orElseThrow();
        running.add(health);
        return health;
    }

    private static List<String> describedOfLibraries() throws Exception {
        String docs = Files.readString(Path.of("../docs/METRICS.md"));
        return Pattern.compile("`((kafka|jvm|process)_\\w*[a-z])`")
                .matcher(docs.substring(docs.indexOf("## Of libraries")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private void startBroker() {
        broker = EmbeddedBroker.start(directory.resolve("broker"), brokerPort);
    }

    private void startDatabase() {
        database = EmbeddedDatabase.start(directory.resolve("database"), databasePort, false);
    }

    private Settings settings() {
        return Settings.from(SHORT_TIMES)
                .with(Setting.BOOTSTRAP_SERVERS, Loopback.HOST + ":" + brokerPort)
                .with(Setting.SCHEMA_REGISTRY, "mock://recovery")
                .with(Setting.PARTITIONS, "1")
                .with(Setting.STATE_DIR, directory.resolve("state").toString())
                .with(Setting.JDBC_URL, database.jdbcUrl())
                .with(Setting.JDBC_USER, database.userName())
                .with(Setting.JDBC_PASSWORD, database.password());
    }

    private <T extends Service> T run(T service) {
        running.add(BackgroundService.start(service.getClass().getSimpleName(), service::run, service));
        return service;
    }

    private static void ingest(Settings settings, String name, int conferences) throws Exception {
        Path file = Files.createTempFile("recovery", ".ndjson");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < conferences; i++) {
            lines.append("""
                    {"type":"ConferenceConvened","conferenceId":"%s-%d","occurredAt":"2024-01-02T08:00:00",\
                    "title":"Hội nghị %d","level":"CENTRAL","format":"ONLINE","kind":"BRIEFING",\
                    "convener":"Văn phòng","scheduledStart":"2024-01-09T08:00:00","invited":"ALL"}
                    """.formatted(name, i, i));
        }
        Files.writeString(file, lines, StandardCharsets.UTF_8);
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            Ingest.run(Input.all(List.of(file.toString())), producer, "", message -> {});
        } finally {
            Files.delete(file);
        }
    }

    private void awaitConferences(int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(conferences()).isEqualTo(count));
    }

    private int conferences() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.userName(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from diemcau.conference_summary")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void awaitReady(HealthServer health) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> ready = get(health, "/ready");
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        });
    }

    private static HttpResponse<String> get(HealthServer health, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(health.uri() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
