package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.deadletters.FilterOptions;
import vn.diemcau.cli.deadletters.Letter;
import vn.diemcau.cli.deadletters.LetterLog;
import vn.diemcau.cli.deadletters.Outgoing;
import vn.diemcau.cli.deadletters.Redrive;
import vn.diemcau.cli.deadletters.Redrives;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.write.PositionTable;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.rules.KeyPartition;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;
import vn.diemcau.topic.DeadLetter;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

class DeadLettersCommandTest {
    private static final byte[] VALUE = {0, 0, 0, 0, 99, 1, 2, 3};

    @TempDir
    static Path directory;

    private static TestCluster cluster;

    private Settings settings;
    private String prefix;
    private Producer<byte[], byte[]> producer;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = TestCluster.start(directory);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName() + ".";
        settings = cluster.installation(prefix, 2);
        producer = new KafkaProducer<>(settings.kafka(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void shouldListTheNewestLast() {
        // Given
        List<String> origins = new ArrayList<>();
        for (int offset = 0; offset < 30; offset++) {
            String topic = offset % 3 == 0 ? "speech-events" : "conference-events";
            send(letter(topic, offset % 2, offset, "tally", "bad \u001b[31mred\n" + offset), "c" + offset, VALUE);
            origins.add(prefix + topic + "/" + offset % 2 + "/" + offset);
        }

        // When
        CommandRun all = TestCluster.run(settings, "dead-letters", "list");
        CommandRun some = TestCluster.run(
                settings, "dead-letters", "list", "--topic", "speech-events", "--reason", "RED 2[0-9]", "--limit", "2");

        // Then
        assertThat(all.exitCode()).isZero();
        assertThat(records(Topics.DEAD_LETTERS)).isSortedAccordingTo(Comparator.comparing(Letter::time));
        assertThat(column(all, 2))
                .hasSameElementsAs(origins)
                .isEqualTo(records(Topics.DEAD_LETTERS).stream()
                        .map(Letter::origin)
                        .toList());
        assertThat(all.out()).doesNotContain("\u001b").contains("bad  [31mred 7");
        assertThat(all.err()).contains("30 dead letters");
        assertThat(column(some, 2))
                .containsExactlyInAnyOrder(prefix + "speech-events/0/24", prefix + "speech-events/1/27");
    }

    @Test
    void shouldListByStageAndTime() {
        // Given
        send(letter("speech-events", 0, 1, "tally", "bad"), "c1", VALUE);
        send(letter("province-summaries", 0, 2, "consumer", "bad"), "k", VALUE);
        send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(prefix), VALUE));

        // When
        CommandRun stage = TestCluster.run(settings, "dead-letters", "list", "--stage", "consumer");
        CommandRun recent = TestCluster.run(settings, "dead-letters", "list", "--since", "1h");
        CommandRun future = TestCluster.run(settings, "dead-letters", "list", "--since", "2100-01-01");
        CommandRun wrong = TestCluster.run(settings, "dead-letters", "list", "--since", "yesterday");

        // Then
        assertThat(column(stage, 2)).containsExactly(prefix + "province-summaries/0/2");
        assertThat(column(recent, 3)).containsExactlyInAnyOrder("tally", "consumer", "?");
        assertThat(column(future, 2)).isEmpty();
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.err()).contains("'yesterday' is not a time");
    }

    @Test
    void shouldShowALetterByItsPlaceAndByItsOrigin() {
        // Given
        byte[] event = serialized(convened("c1"));
        send(letter("conference-events", 1, 7, "tally", "the key belongs to partition 0"), "c1", event);
        send(letter("speech-events", 0, 8, "tally", "Unknown magic byte!"), "c2", new byte[] {65, 66, 67});
        String place =
                column(TestCluster.run(settings, "dead-letters", "list"), 1).get(0);

        // When
        CommandRun byPlace = TestCluster.run(settings, "dead-letters", "show", place);
        CommandRun byOrigin = TestCluster.run(settings, "dead-letters", "show", "speech-events/0/8");
        CommandRun missing = TestCluster.run(settings, "dead-letters", "show", "0/99");

        // Then
        assertThat(byPlace.out())
                .contains(
                        "conference-events/1/7",
                        "the key belongs to partition 0",
                        "Hội nghị",
                        "\"vn.diemcau.event.ConferenceConvened\"")
                .contains("00000000 00 00 00 00");
        assertThat(byOrigin.out()).contains("41 42 43", "ABC", "cannot be decoded", "Unknown magic byte");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no dead letter 0/99");
    }

    @Test
    void shouldSendBackOnceToThePartitionOfTheKey() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", new byte[] {1});
        DeadLetter wrongPartition = letter("speech-events", 1, 5, "tally", "the key belongs to another partition");
        send(wrongPartition.toRecord(Topics.DEAD_LETTERS.name(prefix), bytes("c1"), VALUE, headers));
        send(wrongPartition, "c1", VALUE);
        send(letter("directive-events", 0, 6, "tally", "other"), "c2", VALUE);

        // When
        CommandRun dry = TestCluster.run(settings, "dead-letters", "redrive", "--dry-run");
        List<Letter> afterDryRun = records(Topics.SPEECH_EVENTS);
        CommandRun first = TestCluster.run(settings, "dead-letters", "redrive", "--topic", "speech-events");
        CommandRun second = TestCluster.run(settings, "dead-letters", "redrive");
        CommandRun third = TestCluster.run(settings, "dead-letters", "redrive");

        // Then
        assertThat(dry.out())
                .contains("would go to " + prefix + "speech-events", "Dry run, nothing is done.", "2 sent back");
        assertThat(afterDryRun).isEmpty();
        assertThat(first.out())
                .contains("Read 3 dead letters: 1 sent back", "2 skipped (1 not chosen, 1 sent back before)");
        assertThat(second.out()).contains("1 sent back", "2 sent back before");
        assertThat(third.out()).contains("0 sent back, 0 for", "3 sent back before");
        assertThat(first.exitCode()).isZero();
        assertThat(records(Topics.DIRECTIVE_EVENTS)).hasSize(1);
        assertThat(records(Topics.SPEECH_EVENTS)).singleElement().satisfies(sent -> {
            assertThat(sent.partition()).isEqualTo(partitionOf("c1"));
            assertThat(sent.key()).isEqualTo(bytes("c1"));
            assertThat(sent.value()).isEqualTo(VALUE);
            assertThat(sent.headers().lastHeader("trace").value()).isEqualTo(new byte[] {1});
            assertThat(DeadLetter.redrives(sent.headers())).isEqualTo(1);
            assertThat(sent.about()).isEmpty();
        });
        assertThat(TestCluster.run(settings, "dead-letters", "list").out())
                .contains("yes")
                .doesNotContain(" -  ");
    }

    @Test
    void shouldGoOnWhereItBrokeOff() {
        // Given
        for (int offset = 0; offset < 5; offset++) {
            send(letter("speech-events", 0, offset, "tally", "bad"), "c" + offset, VALUE);
        }
        TestCluster.run(settings, "dead-letters", "redrive", "--limit", "2");
        Letter half = new Letter(
                0,
                0,
                Instant.EPOCH,
                Optional.of(letter("speech-events", 0, 2, "", "")),
                null,
                null,
                new RecordHeaders());
        Outgoing killed = Outgoing.open(settings);
        killed.send(new ProducerRecord<>(Topics.SPEECH_EVENTS.name(prefix), bytes("c2"), VALUE));
        killed.send(Redrives.read(settings).add(settings, half));

        // When
        CommandRun rest = TestCluster.run(settings, "dead-letters", "redrive");
        killed.close();

        // Then
        assertThat(rest.out()).contains("3 sent back", "2 sent back before");
        assertThat(records(Topics.SPEECH_EVENTS))
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("c0", "c1", "c2", "c3", "c4");
    }

    @Test
    void shouldRefuseWhatWouldNeverDo() {
        // Given
        RecordHeaders thrice = new RecordHeaders();
        thrice.add(DeadLetter.REDRIVES, bytes("3"));
        String topic = Topics.DEAD_LETTERS.name(prefix);
        send(letter("speech-events", 0, 1, "tally", "bad").toRecord(topic, bytes("c1"), VALUE, thrice));
        send(letter("speech-events", 0, 2, "tally", "no key"), null, VALUE);
        send(letter("speech-events", 0, 3, "tally", "no value"), "c1", null);
        send(letter("province-partials", 0, 4, "totals", "internal"), "c1", VALUE);
        send(letter("conference-summaries", 0, 5, "consumer", "old"), "c1", VALUE);
        send(new ProducerRecord<>(topic, VALUE));

        // When
        CommandRun run = TestCluster.run(settings, "dead-letters", "redrive");
        CommandRun moreOften = TestCluster.run(settings, "dead-letters", "redrive", "--max-redrives", "4");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        "speech-events/0/1  refused: it was sent back 3 times",
                        "speech-events/0/2  refused: it has no key",
                        "speech-events/0/3  refused: it has no value",
                        "province-partials/0/4  refused: it did not come from an event topic",
                        "conference-summaries/0/5  refused: it is a summary",
                        "refused: its headers do not say where it came from",
                        "Read 6 dead letters: 0 sent back",
                        "6 refused");
        assertThat(moreOften.out()).contains("1 sent back", "5 refused");
        assertThat(records(Topics.SPEECH_EVENTS))
                .singleElement()
                .satisfies(
                        sent -> assertThat(DeadLetter.redrives(sent.headers())).isEqualTo(4));
        assertThat(records(Topics.CONFERENCE_SUMMARIES)).isEmpty();
    }

    @Test
    void shouldLetTheConsumerReadAgainWhatItRefused() throws SQLException {
        // Given
        TopicPartition summaries = new TopicPartition(Topics.CONFERENCE_SUMMARIES.name(prefix), 1);
        send(letter("conference-summaries", 1, 9, "consumer", "bad"), "c1", VALUE);
        send(letter("conference-summaries", 1, 4, "consumer", "bad"), "c2", VALUE);
        Redrive.Plan plan = new Redrive.Plan(new FilterOptions(), Long.MAX_VALUE, false, 3, false, true);
        try (TestCluster.TestDatabase postgres = TestCluster.database(directory.resolve("database"));
                Database database = Database.open(postgres.settings(settings))) {
            position(database, summaries, 20);

            // When
            Redrive.Result first = Redrive.run(postgres.settings(settings), plan, line -> {});
            Map<TopicPartition, Long> afterFirst = PositionTable.read(database.dataSource());
            Redrive.Result second = Redrive.run(postgres.settings(settings), plan, line -> {});

            // Then
            assertThat(first).isEqualTo(new Redrive.Result(2, 0, 2, 0, 0, 0));
            assertThat(afterFirst).isEqualTo(Map.of(summaries, 4L));
            assertThat(second).isEqualTo(new Redrive.Result(2, 0, 0, 0, 2, 0));
        }
    }

    @Test
    void shouldCountWhatIsSentBackOnce(@TempDir Path state) {
        // Given
        Settings streams = settings.with(Setting.STATE_DIR, state.toString());
        byte[] event = serialized(convened("c1"));
        try (StreamsService service = new StreamsService(streams, Metrics.none())) {
            service.start();
            send(new ProducerRecord<>(
                    Topics.CONFERENCE_EVENTS.name(prefix), 1 - partitionOf("c1"), bytes("c1"), event));
            awaitThat(() -> records(Topics.DEAD_LETTERS).size() == 1);
            int summariesBefore = records(Topics.CONFERENCE_SUMMARIES).size();

            // When
            CommandRun redrive = TestCluster.run(settings, "dead-letters", "redrive");
            awaitThat(() -> records(Topics.CONFERENCE_SUMMARIES).size() == 1);
            TestCluster.run(settings, "dead-letters", "redrive", "--again");
            awaitThat(() -> progress(partitionOf("c1")).contains("\"conference-events\":2"));

            // Then
            assertThat(summariesBefore).isZero();
            assertThat(redrive.out()).contains("1 sent back");
            assertThat(records(Topics.CONFERENCE_EVENTS)).hasSize(3);
            assertThat(records(Topics.CONFERENCE_SUMMARIES)).hasSize(1);
            assertThat(records(Topics.DEAD_LETTERS)).hasSize(1);
        }
    }

    private static void position(Database database, TopicPartition partition, long nextOffset) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into diemcau.consumer_position"
                        + " (topic, partition, topic_id, next_offset, owner, replay, updated_at)"
                        + " values (?, ?, 'id', ?, 0, 0, now())")) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setLong(3, nextOffset);
            insert.executeUpdate();
        }
    }

    private String progress(int partition) {
        return records(Topics.PROGRESS).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals("tally/" + partition))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .reduce("", (before, after) -> after);
    }

    private static void awaitThat(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition::getAsBoolean);
    }

    @Test
    void shouldSendBackTheOriginalOfALetterThatWasCut() throws Exception {
        // Given
        byte[] large = new byte[20_000_000];
        String topic = Topics.SPEECH_EVENTS.name(prefix);
        RecordMetadata origin = sendLarge(new ProducerRecord<>(topic, partitionOf("c1"), bytes("c1"), large));
        DeadLetter kept = letter("speech-events", origin.partition(), origin.offset(), "tally", "no event");
        DeadLetter gone = letter("speech-events", origin.partition(), origin.offset() + 100, "tally", "no event");
        send(kept, "c1", large);
        send(gone, "c1", large);

        // When
        CommandRun run = TestCluster.run(settings, "dead-letters", "redrive");

        // Then
        assertThat(run.out())
                .contains("1 sent back", "1 refused")
                .contains("it was truncated, and its topic no longer has the original");
        assertThat(records(Topics.SPEECH_EVENTS))
                .extracting(letter -> letter.value().length)
                .containsExactly(large.length, large.length);
    }

    private RecordMetadata sendLarge(ProducerRecord<byte[], byte[]> record) throws Exception {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put("compression.type", "gzip");
        properties.put("max.request.size", 64_000_000);
        properties.put("buffer.memory", 64_000_000L);
        try (Producer<byte[], byte[]> large =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            return large.send(record).get();
        }
    }

    private List<Letter> records(Topic<?> topic) {
        List<Letter> records = new ArrayList<>();
        try (LetterLog log = LetterLog.open(settings, topic)) {
            log.read(Optional.empty(), records::add);
        }
        return records;
    }

    private DeadLetter letter(String topic, int partition, long offset, String stage, String reason) {
        return new DeadLetter(prefix + topic, partition, offset, 1_600_000_000_000L, stage, "Error", reason);
    }

    private void send(DeadLetter letter, String key, byte[] value) {
        byte[] rawKey = key == null ? null : bytes(key);
        send(letter.toRecord(Topics.DEAD_LETTERS.name(prefix), rawKey, value, new RecordHeaders()));
    }

    /** One after the other, so that the broker gives them times in this order. */
    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        producer.flush();
        assertThat(sent).isDone();
    }

    private static List<String> column(CommandRun run, int column) {
        return run.out().lines().skip(1).map(line -> line.split("  +")[column]).toList();
    }

    private static int partitionOf(String key) {
        return KeyPartition.of(key, 2);
    }

    private byte[] serialized(ConferenceEvent event) {
        try (Serializer<ConferenceEvent> serializer =
                AvroCodecs.serializer(settings.get(Setting.SERIALIZER), settings.registry())) {
            return serializer.serialize(Topics.CONFERENCE_EVENTS.name(prefix), event);
        }
    }

    private static ConferenceEvent convened(String conferenceId) {
        return ConferenceEvent.newBuilder()
                .setEventId(UUID.nameUUIDFromBytes(bytes(conferenceId)))
                .setConferenceId(conferenceId)
                .setOccurredAt(Instant.parse("2020-01-02T01:00:00Z"))
                .setBody(ConferenceConvened.newBuilder()
                        .setTitle("Hội nghị trực tuyến")
                        .setLevel(Level.CENTRAL)
                        .setFormat(Format.ONLINE)
                        .setKind(ConferenceKind.BRIEFING)
                        .setConvener("Văn phòng")
                        .setScheduledStart(Instant.parse("2020-01-09T01:00:00Z"))
                        .setInvited(new ProvinceSelection(false, List.of("VN-22")))
                        .build())
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
