package vn.diemcau.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * What every stack does, however it is run: events in, every field of every summary out, by SQL and by the topics. It counts
 * {@link #TODAY} as today, and nobody else sends it anything.
 */
abstract class BlackBoxSuite {
    static final String TODAY = "2026-11-22";
    static final Path SAMPLE =
            Path.of("../samples/hoi-nghi.ndjson").toAbsolutePath().normalize();

    private static final Path EXPECTED = SAMPLE.resolveSibling("hoi-nghi.expected.json");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where the stack is that this class runs. */
    abstract Addresses stack();

    /** Sends a file of events as the users of this stack do; returns when all are acknowledged. */
    void ingest(Path file) throws Exception {
        CommandLine.Result result = CommandLine.on(stack(), "ingest", file.toString());
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Test
    void shouldGiveEveryFieldByTablesAndByTopics() throws Exception {
        ingest(SAMPLE);

        awaitSample();
    }

    @Test
    void shouldChangeNothingWhenEventsComeAgain() throws Exception {
        // Given
        ingest(SAMPLE);
        awaitSample();

        // When
        ingest(SAMPLE);

        // Then
        CommandLine.Result recount = CommandLine.reconcile(stack(), TODAY);
        assertThat(recount.exitCode()).as(recount.output()).isZero();
        awaitSample();
    }

    @Test
    void shouldDivertWhatIsNoEventAndGoOn() throws Exception {
        // When
        byte[] garbage = ("no event " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);

        // Then
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            RecordMetadata sent = producer.send(new ProducerRecord<>("conference-events", "somewhere", garbage))
                    .get();

            ingest(SAMPLE);

            ConsumerRecord<String, byte[]> letter = deadLetter(garbage);
            assertThat(header(letter, "diemcau.origin.topic")).isEqualTo("conference-events");
            assertThat(header(letter, "diemcau.origin.offset")).isEqualTo(Long.toString(sent.offset()));
        }
        awaitSample();
    }

    void awaitSample() throws Exception {
        StackRows expected = StackRows.inFile(EXPECTED);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(StackRows.inDatabase(stack()).differences(expected)).isEmpty();
            assertThat(StackRows.inTopics(stack()).differences(expected)).isEmpty();
        });
    }

    private ConsumerRecord<String, byte[]> deadLetter(byte[] value) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            return await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(
                            () -> StackRows.readAll(consumer, "dead-letters").stream()
                                    .filter(letter -> Arrays.equals(letter.value(), value))
                                    .findFirst()
                                    .orElseThrow(),
                            letter -> true);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
