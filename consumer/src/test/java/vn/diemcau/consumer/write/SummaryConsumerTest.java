package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.consumer.read.SummaryFilter;
import vn.diemcau.consumer.read.SummaryReader;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.deadletters.TooManyDeadLettersException;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;

class SummaryConsumerTest {
    private static final TopicPartition CONFERENCES_0 = new TopicPartition("test.conference-summaries", 0);
    private static final TopicPartition CONFERENCES_1 = new TopicPartition("test.conference-summaries", 1);
    private static final TopicPartition DIRECTIVES_0 = new TopicPartition("test.directive-summaries", 0);

    private MockConsumer<byte[], byte[]> broker = new MockConsumer<>("none");
    private Acknowledged dead = new Acknowledged();
    private Settings limits = Settings.from(Map.of());
    private volatile boolean acknowledging = true;
    private volatile RuntimeException sendError;
    private final Map<String, IndexedRecord> values = new ConcurrentHashMap<>();
    private volatile String topicId = "id";
    private volatile RuntimeException registryError;
    private final AtomicInteger questions = new AtomicInteger();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private String databaseName;
    private Database database;
    private SummaryConsumer consumer;
    private CompletableFuture<Void> run;

    @BeforeEach
    void start() {
        databaseName = TestDatabase.create();
        database = Database.open(TestDatabase.settings(databaseName));
        offsets(0, 0);
        begin();
    }

    @AfterEach
    void stop() {
        consumer.close();
        database.close();
    }

    @Test
    void shouldWriteWhatItReads() {
        // Given
        rebalance(CONFERENCES_0, DIRECTIVES_0);

        // When
        onPoll(() -> {
            broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một")));
            broker.addRecord(record(DIRECTIVES_0, 0, "c1/d1", SummarySamples.directive("c1", "d1")));
            broker.addRecord(record(CONFERENCES_0, 1, "c2", SummarySamples.titled("c2", "hai")));
            broker.addRecord(record(CONFERENCES_0, 2, "c1", null));
        });

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 3L, DIRECTIVES_0, 1L));
        assertThat(titles()).containsExactly("c2 hai");
        assertThat(reader().list(SummaryTable.DIRECTIVES, SummaryFilter.NONE)).hasSize(1);
    }

    @Test
    void shouldGoOnFromTheDatabase() {
        // Given
        rebalance(CONFERENCES_0);
        offsets(0, 10);
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 5, "c1", SummarySamples.titled("c1", "một"))));
        waitForPositions(Map.of(CONFERENCES_0, 6L));

        // When
        rebalance();
        rebalance(CONFERENCES_0);

        // Then
        await().until(() -> onPollGet(() -> broker.paused().isEmpty() && broker.position(CONFERENCES_0) == 6));
    }

    @Test
    void shouldTakeOverWhatIsAssignedLater() {
        rebalance(CONFERENCES_0);
        waitForPositions(Map.of(CONFERENCES_0, 0L));

        rebalance(CONFERENCES_0, CONFERENCES_1);

        awaitPositions(Map.of(CONFERENCES_0, 0L, CONFERENCES_1, 0L));
    }

    @Test
    void shouldSendWhatCannotBeStoredToTheDeadLettersAndNothingElse() {
        // Given
        List<DeadLetter> heard = new CopyOnWriteArrayList<>();
        consumer.deadLetters().listen(heard::add);
        rebalance(CONFERENCES_0, DIRECTIVES_0);

        // When
        onPoll(() -> {
            broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một")));
            broker.addRecord(new ConsumerRecord<>(CONFERENCES_0.topic(), 0, 1, bytes("c2"), bytes("nonsense")));
            broker.addRecord(record(CONFERENCES_0, 2, "c3", SummarySamples.titled("c0", "khác")));
            broker.addRecord(new ConsumerRecord<>(CONFERENCES_0.topic(), 0, 3, null, null));
            broker.addRecord(record(CONFERENCES_0, 4, "c4", tooLate("c4")));
            broker.addRecord(record(CONFERENCES_0, 5, "c5", SummarySamples.titled("c5", "năm")));
            broker.addRecord(record(DIRECTIVES_0, 0, "c1/d1", SummarySamples.directive("c1", "d1")));
        });

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 6L, DIRECTIVES_0, 1L));
        assertThat(titles()).containsExactly("c1 một", "c5 năm");
        assertThat(letters())
                .extracting(letter -> letter.offset() + " " + letter.stage() + " " + letter.reason())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 consumer No Avro in nonsense"),
                        second -> assertThat(second).startsWith("2 consumer its key says [c3], its value [c0]"),
                        third -> assertThat(third).isEqualTo("3 consumer it has no key"),
                        fourth -> assertThat(fourth).startsWith("4 consumer the database refuses it"));
        assertThat(dead.history()).first().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("test.dead-letters");
            assertThat(letter.key()).isEqualTo(bytes("c2"));
            assertThat(letter.value()).isEqualTo(bytes("nonsense"));
        });
        assertThat(heard).isEqualTo(letters());
    }

    @Test
    void shouldNotMoveOnBeforeADeadLetterIsAcknowledged() {
        // Given
        acknowledging = false;
        rebalance(CONFERENCES_0);
        waitForPositions(Map.of(CONFERENCES_0, 0L));
        addOneGoodOneBad();
        await().until(() -> dead.history().size() == 1);
        Map<TopicPartition, Long> unacknowledged = PositionTable.read(database.dataSource());
        List<String> titlesUnacknowledged = titles();

        // When
        acknowledging = true;

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 2L));
        assertThat(unacknowledged).isEqualTo(Map.of(CONFERENCES_0, 0L));
        assertThat(titlesUnacknowledged).isEmpty();
        assertThat(titles()).containsExactly("c1 một");
    }

    @Test
    void shouldSendADeadLetterAgainRatherThanLoseIt() {
        // Given
        sendError = new TimeoutException("no leader");
        rebalance(CONFERENCES_0);
        addOneGoodOneBad();
        await().until(() -> dead.history().size() == 1);

        // When
        sendError = null;
        addOneGoodOneBad();

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 2L));
        assertThat(letters()).extracting(DeadLetter::offset).containsExactly(1L, 1L);
    }

    @Test
    void shouldStopInTheEndWhereDeadLettersAloneCannotBeSent() {
        // Given
        sendError = new TimeoutException("test.dead-letters not present in metadata");
        rebalance(CONFERENCES_0);

        // When
        addOneGoodOneBad();
        await().until(() -> dead.history().size() == 1);
        addOneGoodOneBad();
        await().until(() -> dead.history().size() == 2);
        addOneGoodOneBad();

        // Then
        assertThatThrownBy(() -> run.join()).hasMessageContaining("not present in metadata");
        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(CONFERENCES_0, 0L));
    }

    @Test
    void shouldStopWithoutMovingOnWhereDeadLettersCannotBeSent() {
        // Given
        sendError = new TopicAuthorizationException("test.dead-letters");
        rebalance(CONFERENCES_0);

        addOneGoodOneBad();

        // When, then
        assertThatThrownBy(() -> run.join()).hasMessageContainingAll("test.dead-letters", "cannot be sent");
        assertThat(titles()).isEmpty();
        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(CONFERENCES_0, 0L));
        assertThat(broker.closed()).isTrue();
    }

    @Test
    void shouldStopWithoutMovingOnWhenTooManyAreBad() {
        // Given
        limits = limits.with(Setting.DEAD_LETTER_CONSECUTIVE, "3");
        restart();
        rebalance(CONFERENCES_0);

        onPoll(() -> {
            for (int offset = 0; offset < 4; offset++) {
                broker.addRecord(new ConsumerRecord<>(CONFERENCES_0.topic(), 0, offset, bytes("c"), bytes("x")));
            }
        });

        // When, then
        assertThatThrownBy(() -> run.join())
                .cause()
                .isInstanceOf(TooManyDeadLettersException.class)
                .hasMessageContainingAll("3 in a row", "test.conference-summaries/0/2", "No Avro in x");
        assertThat(dead.history()).isEmpty();
        assertThat(PositionTable.read(database.dataSource())).isEqualTo(Map.of(CONFERENCES_0, 0L));
    }

    @Test
    void shouldWaitForTheRegistry() {
        // Given
        registryError = new SerializationException("away", new NetworkException("refused"));
        rebalance(CONFERENCES_0);
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một"))));
        await().until(() -> questions.get() > 0);

        // When
        registryError = null;
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một"))));

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 1L));
        assertThat(titles()).containsExactly("c1 một");
    }

    @Test
    void shouldWaitForTheDatabaseAsAMemberOfItsGroup() {
        // Given
        rebalance(CONFERENCES_0);
        waitForPositions(Map.of(CONFERENCES_0, 0L));
        allowConnections(false);
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một"))));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> onPollGet(() -> !broker.paused().isEmpty()));

        // When
        allowConnections(true);
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một"))));

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 1L));
        assertThat(titles()).containsExactly("c1 một");
        assertThat(run).isNotDone();
    }

    @Test
    void shouldReadAnewWhenAskedToWhileItRuns() {
        // Given
        rebalance(CONFERENCES_0);
        offsets(0, 2);
        onPoll(() -> {
            broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một")));
            broker.addRecord(record(CONFERENCES_0, 1, "c2", SummarySamples.titled("c2", "hai")));
        });
        waitForPositions(Map.of(CONFERENCES_0, 2L));
        PositionTable.replayFromStart(database.dataSource());
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 2, "c3", SummarySamples.titled("c3", "ba"))));
        waitForPositions(Map.of(CONFERENCES_0, 0L));

        // When
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 1, "c2", SummarySamples.titled("c2", "hai"))));

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 2L));
        assertThat(titles()).containsExactly("c2 hai");
    }

    @Test
    void shouldReadATopicAnewThatWasMadeAnewWhileItRuns() {
        // Given
        rebalance(CONFERENCES_0);
        offsets(0, 9);
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 7, "c1", SummarySamples.titled("c1", "cũ"))));
        waitForPositions(Map.of(CONFERENCES_0, 8L));
        topicId = "another id";
        offsets(0, 1);
        onPoll(() -> broker.setPollException(new OffsetOutOfRangeException(Map.of(CONFERENCES_0, 8L))));
        waitForPositions(Map.of(CONFERENCES_0, 0L));

        // When
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "mới"))));

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 1L));
        assertThat(titles()).containsExactly("c1 mới");
    }

    @Test
    void shouldCloseFromAnotherThread() {
        consumer.close();

        assertThat(run).succeedsWithin(Duration.ofSeconds(10));
        assertThat(broker.closed()).isTrue();
    }

    @Test
    void shouldCloseBeforeItRuns() {
        // Given
        MockConsumer<byte[], byte[]> unused = new MockConsumer<>("none");
        SummaryConsumer neverRun = consumer(unused);

        // When
        neverRun.close();

        // Then
        assertThat(unused.closed()).isTrue();
        assertThatThrownBy(neverRun::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldMeasureWhatItWrites() {
        // Given
        rebalance(CONFERENCES_0);

        // When
        onPoll(() -> {
            broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một")));
            broker.addRecord(record(CONFERENCES_0, 1, "c1", SummarySamples.titled("c1", "hai")));
            broker.addRecord(record(CONFERENCES_0, 2, "c2", null));
        });

        // Then
        awaitPositions(Map.of(CONFERENCES_0, 3L));
        assertThat(rows("diemcau.rows.written", "conferences")).isEqualTo(1);
        assertThat(rows("diemcau.rows.deleted", "conferences")).isEqualTo(1);
        assertThat(rows("diemcau.rows.written", "directives")).isZero();
        assertThat(metrics.get("diemcau.batch").timer().count()).isPositive();
        assertThat(metrics.get("diemcau.end.to.end.latency")
                        .tag("table", "conferences")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldSayThatItWaitsForItsGroup() {
        Optional<String> obstacle = consumer.obstacle();

        assertThat(obstacle)
                .hasValueSatisfying(reason -> assertThat(reason).isIn("is not running", "waits for its group"));
    }

    @Test
    void shouldSayThatTheDatabaseKeepsItFromWritingAndForHowLong() {
        // Given
        rebalance(CONFERENCES_0);
        await().until(() -> consumer.obstacle().isEmpty());
        double waited = waited();
        allowConnections(false);

        // When
        onPoll(() -> broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một"))));

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(consumer.obstacle()).contains("1 partitions wait to be claimed"));
        allowConnections(true);
        await().atMost(Duration.ofSeconds(30)).until(() -> consumer.obstacle().isEmpty());
        assertThat(waited()).isGreaterThan(waited);
    }

    @Test
    void shouldSayThatItHasEnded() {
        consumer.close();

        assertThat(consumer.obstacle()).contains("has ended");
    }

    private double rows(String name, String table) {
        return metrics.get(name).tag("table", table).counter().count();
    }

    private double waited() {
        return metrics.get("diemcau.writing.waited").functionCounter().count();
    }

    private SummaryConsumer consumer(Consumer<byte[], byte[]> client) {
        return new SummaryConsumer(
                client, dead, this::describe, deserializers(), "test.", DeadLetters.of(limits), database, metrics);
    }

    /** Lets another consumer, with the limits as they are now, take the place of the first. */
    private void restart() {
        consumer.close();
        broker = new MockConsumer<>("none");
        dead = new Acknowledged();
        offsets(0, 0);
        begin();
    }

    private void begin() {
        consumer = consumer(broker);
        run = CompletableFuture.runAsync(consumer, command -> new Thread(command, "consumer").start());
        await().until(() -> !broker.subscription().isEmpty());
    }

    private void addOneGoodOneBad() {
        onPoll(() -> {
            broker.addRecord(record(CONFERENCES_0, 0, "c1", SummarySamples.titled("c1", "một")));
            broker.addRecord(new ConsumerRecord<>(CONFERENCES_0.topic(), 0, 1, bytes("c2"), bytes("nonsense")));
        });
    }

    private List<DeadLetter> letters() {
        return dead.history().stream()
                .map(letter -> DeadLetter.of(letter.headers()).orElseThrow())
                .toList();
    }

    /** PostgreSQL has no such time. */
    private static IndexedRecord tooLate(String conferenceId) {
        return SummarySamples.conference(conferenceId, LocalDate.of(2019, 1, 16))
                .setClosedAt(Instant.parse("+300000-01-01T00:00:00Z"))
                .build();
    }

    /** Acknowledges what it is sent, or refuses it, as the test says. */
    private final class Acknowledged extends MockProducer<byte[], byte[]> {
        Acknowledged() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            Future<RecordMetadata> future = super.send(record);
            RuntimeException error = sendError;
            if (error != null) {
                errorNext(error);
            }
            return future;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the test looks at the history meanwhile
        public void flush() {
            await().until(() -> acknowledging);
            while (completeNext()) {
                Thread.onSpinWait();
            }
        }
    }

    private void rebalance(TopicPartition... partitions) {
        onPoll(() -> broker.rebalance(List.of(partitions)));
    }

    /** Does something on the consumer's thread, which alone may touch its client, and waits until it is done. */
    private void onPoll(Runnable task) {
        onPollGet(() -> {
            task.run();
            return true;
        });
    }

    private <T> T onPollGet(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        broker.schedulePollTask(() -> result.complete(task.get()));
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void offsets(long start, long end) {
        List<TopicPartition> all = List.of(CONFERENCES_0, CONFERENCES_1, DIRECTIVES_0);
        broker.updateBeginningOffsets(all.stream().collect(Collectors.toMap(Function.identity(), p -> start)));
        broker.updateEndOffsets(all.stream().collect(Collectors.toMap(Function.identity(), p -> end)));
    }

    private Map<String, TopicLogs.Description> describe(Collection<String> topics) {
        return topics.stream()
                .collect(Collectors.toMap(Function.identity(), topic -> new TopicLogs.Description(topicId, 6)));
    }

    /** Values are names under which the test keeps the summaries: the bytes of Avro are tested with the serde. */
    private ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, String key, IndexedRecord summary) {
        String name = partition + "@" + offset;
        if (summary != null) {
            values.put(name, summary);
        }
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, bytes(key), summary == null ? null : bytes(name));
    }

    private Map<SummaryTable, Deserializer<IndexedRecord>> deserializers() {
        Map<SummaryTable, Deserializer<IndexedRecord>> deserializers = new EnumMap<>(SummaryTable.class);
        for (SummaryTable table : SummaryTable.values()) {
            deserializers.put(table, this::deserialize);
        }
        return deserializers;
    }

    private IndexedRecord deserialize(String topic, byte[] bytes) {
        RuntimeException error = registryError;
        if (error != null) {
            questions.incrementAndGet();
            throw error;
        }
        String name = new String(bytes, StandardCharsets.UTF_8);
        if (!values.containsKey(name)) {
            throw new SerializationException("No Avro in " + name);
        }
        return values.get(name);
    }

    private void allowConnections(boolean allowed) {
        TestDatabase.server().useHandle(handle -> {
            handle.execute("alter database " + databaseName + " allow_connections " + allowed);
            handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", databaseName);
        });
    }

    /** Waits for what a test begins with; {@link #awaitPositions} is what it ends with. */
    private void waitForPositions(Map<TopicPartition, Long> positions) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> PositionTable.read(database.dataSource()).equals(positions));
    }

    private void awaitPositions(Map<TopicPartition, Long> positions) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(new HashMap<>(PositionTable.read(database.dataSource())))
                        .isEqualTo(positions));
    }

    private SummaryReader reader() {
        return new SummaryReader(database.dataSource());
    }

    private List<String> titles() {
        return reader().list(SummaryTable.CONFERENCES, SummaryFilter.NONE).stream()
                .map(row -> row.get("conferenceId").textValue() + " "
                        + row.get("title").textValue())
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
