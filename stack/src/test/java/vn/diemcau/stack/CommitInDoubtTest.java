package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.write.ConsumerService;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.host.Loopback;
import vn.diemcau.stack.registry.EmbeddedRegistry;
import vn.diemcau.streams.runtime.StreamsService;

/**
 * A broker that does not answer streams in time: streams does not know whether a transaction is committed, or gives up in
 * the middle of one. One thread has all tasks of both stages, so they share the transactions.
 */
class CommitInDoubtTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EVENTS = 6_000;
    private static final int ROUNDS = 3;

    /** Streams gives up soon. */
    private static final Map<String, String> SHORT_TIMES =
            Map.of("DIEMCAU_KAFKA_MAX_BLOCK_MS", "1500", "DIEMCAU_KAFKA_TRANSACTION_TIMEOUT_MS", "4000");

    @TempDir
    Path directory;

    private BrokerRelay relay;
    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private TestCluster.TestDatabase server;
    private Database database;
    private Settings settings;
    private Settings impatient;

    @BeforeEach
    void start() throws Exception {
        relay = new BrokerRelay();
        int port = Loopback.freePort();
        relay.relayTo(port);
        String address = Loopback.HOST + ":" + relay.port();
        broker = EmbeddedBroker.start(
                directory.resolve("broker"), port, Map.of("advertised.listeners", "BROKER://" + address));
        registry = EmbeddedRegistry.start(0, directory.resolve("registry.json"));
        server = TestCluster.database(directory.resolve("database"));
        settings = with(Map.of(), address);
        impatient = with(SHORT_TIMES, address);
        database = Database.open(settings);
        TopicAdmin.bringUp(settings);
    }

    @AfterEach
    void stop() {
        relay.close();
        database.close();
        server.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldCountAllOnceWhereItDoesNotHearThatItsCommitWentThrough() throws Exception {
        run(relay::holdAnswersToEndsOfTransactions, () -> {});
    }

    @Test
    void shouldCountAllOnceWhereItsCommitComesTooLate() throws Exception {
        run(relay::holdEndsOfTransactions, this::awaitNoTransaction);
    }

    @Test
    void shouldCountAllOnceWhereItGivesUpInTheMiddleOfPublishing() throws Exception {
        run(() -> relay.holdQuestionsAbout("province-partials"), () -> {});
    }

    /** In each round, streams is started again, and counts some events while the relay holds back what the test says. */
    private void run(Runnable hold, Runnable beforeRelease) throws Exception {
        List<Path> parts = simulate();
        Map<TopicPartition, Long> sent = new HashMap<>();
        try (ConsumerService consumer = new ConsumerService(settings, Metrics.none(), database)) {
            new Thread(consumer::run, "consumer").start();
            for (int round = 0; round < ROUNDS; round++) {
                try (StreamsService streams = new StreamsService(impatient, Metrics.none())) {
                    streams.start();
                    await().atMost(PATIENCE).until(streams::isRunning);
                    hold.run();
                    sent.putAll(ingest(parts.get(2 * round)));
                    await().atMost(PATIENCE).until(relay::isHolding);
                    await().atMost(PATIENCE).until(() -> !streams.isRunning());
                    beforeRelease.run();
                    relay.release();
                    sent.putAll(ingest(parts.get(2 * round + 1)));
                    awaitStored(sent);
                }
            }
            try (StreamsService streams = new StreamsService(settings, Metrics.none())) {
                streams.start();
                CommandRun reconciled = CommandRun.reconcile(settings);

                assertThat(reconciled.out()).as(reconciled.err()).contains("; 0 differences");
            }
        }
    }

    private Settings with(Map<String, String> environment, String bootstrapServers) {
        return server.settings(Settings.from(environment)
                .with(Setting.BOOTSTRAP_SERVERS, bootstrapServers)
                .with(Setting.SCHEMA_REGISTRY, registry.uri().toString())
                .with(Setting.PARTITIONS, "2")
                .with(Setting.STREAM_THREADS, "1")
                .with(Setting.AS_OF, TODAY.toString())
                .with(Setting.STATE_DIR, directory.resolve("state").toString()));
    }

    private List<Path> simulate() throws Exception {
        Path file = directory.resolve("events.ndjson");
        CommandRun simulated = CommandRun.of(
                "simulate", "--events", Integer.toString(EVENTS), "--conferences", "40", "--out", file.toString());
        assertThat(simulated.exitCode()).as(simulated.err()).isZero();
        List<String> lines = Files.readAllLines(file);
        List<Path> parts = new ArrayList<>();
        int size = lines.size() / (2 * ROUNDS);
        for (int part = 0; part < 2 * ROUNDS; part++) {
            parts.add(Files.write(
                    directory.resolve("part-" + part + ".ndjson"), lines.subList(part * size, (part + 1) * size)));
        }
        return parts;
    }

    private Map<TopicPartition, Long> ingest(Path file) throws Exception {
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            return Ingest.run(Input.all(List.of(file.toString())), producer, "", message -> {})
                    .lastOffsets();
        }
    }

    private void awaitStored(Map<TopicPartition, Long> sent) {
        try (PipelineBarrier through =
                new PipelineBarrier(settings, database.dataSource(), Optional::empty, PATIENCE, message -> {})) {
            through.await(sent, TODAY);
        }
    }

    private void awaitNoTransaction() {
        try (Admin admin = Admin.create(settings.kafka())) {
            await().atMost(PATIENCE)
                    .until(() -> admin.listTransactions().all().get().stream()
                            .noneMatch(transaction -> transaction.state() == TransactionState.ONGOING));
        }
    }
}
