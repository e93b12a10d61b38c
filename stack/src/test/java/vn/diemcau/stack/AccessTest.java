package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.cli.access.AccessRules;
import vn.diemcau.cli.access.Grant;
import vn.diemcau.cli.access.Grants;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.cli.deadletters.Outgoing;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummaryConsumer;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.EventTopics;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;

/** The rights of our users are enough for their work, and for no more. */
class AccessTest {
    @TempDir
    private static Path directory;

    private static GuardedBroker broker;

    @BeforeAll
    static void start() throws IOException {
        broker = GuardedBroker.start(directory.resolve("cluster"));
        TopicAdmin.bringUp(broker.as("topics").with(Setting.PARTITIONS, "2"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldBringEventsIntoTheDatabaseEachServiceWithItsOwnRights() throws Exception {
        try (TestCluster.TestDatabase server = TestCluster.database(directory.resolve("database"));
                Database database = Database.open(server.settings(broker.as("consumer")));
                SummaryConsumer consumer =
                        new SummaryConsumer(server.settings(broker.as("consumer")), database, Metrics.none());
                StreamsService streams = new StreamsService(keepingState("streams"), Metrics.none());
                Producer<String, Object> producer = EventProducers.create(broker.as("producer"))) {
            // Given
            CompletableFuture<Void> consuming = CompletableFuture.runAsync(consumer);
            streams.start();
            EventProducers.checkTopics(broker.as("producer"));

            // When
            Ingest.run(Input.all(List.of("../samples/hoi-nghi.ndjson")), producer, "", message -> {});

            // Then
            SummaryReader reader = new SummaryReader(database.dataSource());
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(count(reader, SummaryTable.CONFERENCES)).isEqualTo(4);
                assertThat(count(reader, SummaryTable.STATUSES)).isEqualTo(165);
            });
            assertThat(streams.stopped()).isNotDone();
            assertThat(consuming).isNotDone();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "producer, conference-summaries",
        "streams, conference-summaries",
        "consumer, redrives",
        "reader, conference-events",
        "reader, dead-letters",
        "topics, conference-events"
    })
    void shouldNotLetReadWhatIsNotTheirs(String user, String topic) {
        assertDenied("[" + topic + "]", () -> {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    broker.as(user).kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
                consumer.seekToBeginning(consumer.assignment());
                consumer.poll(Duration.ofSeconds(30));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "producer, conference-summaries",
        "streams, conference-events",
        "consumer, province-summaries",
        "reader, province-summaries",
        "topics, conference-events"
    })
    void shouldNotLetWriteWhatIsNotTheirs(String user, String topic) {
        assertDenied("", () -> {
            try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                    broker.as(user).kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
            }
        });
    }

    /** The client of the brokers says only that a topic is refused. */
    @Test
    void shouldNameAllTopicsThatAreRefused() {
        assertDenied("[conference-events, directive-events, speech-events]", () -> {
            try (Cluster cluster = Cluster.connect(broker.as("reader"))) {
                EventTopics.of(cluster);
            }
        });
    }

    @Test
    void shouldNameTheTopicsThatAreNotCreated() {
        assertDenied(
                "[refused-conference-events, ",
                () -> TopicAdmin.bringUp(broker.as("producer").with(Setting.TOPIC_PREFIX, "refused-")));
    }

    @Test
    void shouldNameTheGroupThatIsRefused() {
        assertDenied("diemcau-consumer", () -> {
            try (Cluster cluster = Cluster.connect(broker.as("producer"))) {
                cluster.members("diemcau-consumer");
            }
        });
    }

    @Test
    void shouldNameTheTransactionalIdThatIsRefused() {
        assertDenied("transactional id redrives", () -> Outgoing.open(broker.as("topics")));
    }

    @Test
    void shouldNotLetStreamsRunAsAnother() {
        try (StreamsService streams = new StreamsService(keepingState("reader"), Metrics.none())) {
            assertDenied("conference-events", streams::run);
        }
    }

    @Test
    void shouldNotLetInAWrongPassword() {
        assertDenied(
                "DIEMCAU_KAFKA_SASL_JAAS_CONFIG",
                () -> EventProducers.checkTopics(broker.withPassword("producer", "guessed")));
    }

    @Test
    void shouldNotLetAServiceRunWithAWrongPassword() {
        Settings settings = broker.withPassword("streams", "guessed").with(Setting.STATE_DIR, directory.toString());
        try (StreamsService streams = new StreamsService(settings, Metrics.none())) {
            assertDenied("DIEMCAU_KAFKA_SASL_JAAS_CONFIG", streams::run);
        }
    }

    @Test
    void shouldTakeAwayWhatIsNotMeantAndNothingElse() {
        // Given
        Grant tooMuch =
                new Grant("reader", ResourceType.TOPIC, PatternType.LITERAL, "speech-events", AclOperation.WRITE);
        Grant ofOthers =
                new Grant("somebody", ResourceType.TOPIC, PatternType.LITERAL, "speech-events", AclOperation.READ);
        try (Admin admin = broker.admin()) {
            admin.createAcls(List.of(tooMuch.binding(), ofOthers.binding()));
            AccessRules access = new AccessRules(admin);

            // When
            AccessRules.Changes first = access.bringUp(Grants.USERS, Grants.of(broker.as("topics")));
            AccessRules.Changes second = access.bringUp(Grants.USERS, Grants.of(broker.as("topics")));

            // Then
            assertThat(first).isEqualTo(new AccessRules.Changes(0, 1));
            assertThat(second).isEqualTo(new AccessRules.Changes(0, 0));
        }
    }

    private static void assertDenied(String named, ThrowingCallable work) {
        assertThat(AccessException.of(catchThrowable(work)))
                .hasValueSatisfying(denied -> assertThat(denied).hasMessageContaining(named));
    }

    private static Settings keepingState(String user) {
        return broker.as(user)
                .with(Setting.STATE_DIR, directory.resolve("state-" + user).toString());
    }

    private static int count(SummaryReader reader, SummaryTable table) {
        List<Object> rows = new ArrayList<>();
        reader.read(table, SummaryFilter.NONE, rows::add);
        return rows.size();
    }
}
