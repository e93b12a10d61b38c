package vn.diemcau.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.ndjson.Reading;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** What goes to a cluster, and what is bad in it or in a file. */
class SimulatedPoisonTest {
    private static final Map<String, Object> REGISTRY =
            Map.of("schema.registry.url", "mock://simulate", "auto.register.schemas", "true");

    @TempDir
    private Path directory;

    private final MockProducer<byte[], byte[]> producer = Simulated.producer(true);
    private final Serializer<Object> serializer = AvroCodecs.serializer(Setting.SERIALIZER.defaultValue(), REGISTRY);

    @Test
    void shouldRejectThePoisonLinesAndNoOthers() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path log = directory.resolve("poison.ndjson");
        SimulationOptions options = Simulated.options(1, 4000).arriving(new ArrivalOptions(0.02, 100, 0.05));

        SimulationResult result =
                Simulation.runToStream(options, out, "events.ndjson", Optional.of(log), message -> {});

        List<Reading> readings = Simulated.read(out.toByteArray());
        Set<Integer> rejected = new HashSet<>();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof Reading.Invalid) {
                rejected.add(i + 1);
            }
        }

        // When
        List<JsonNode> logged = json(log);

        // Then
        assertThat(logged).extracting(line -> line.get("line").asInt()).containsExactlyInAnyOrderElementsOf(rejected);
        assertThat(logged).extracting(line -> line.get("file").asText()).containsOnly("events.ndjson");
        assertThat(logged)
                .extracting(line -> PoisonLine.valueOf(line.get("kind").asText()))
                .contains(PoisonLine.values());
        assertThat(result.poison()).isEqualTo(rejected.size()).isGreaterThan(100);
        assertThat(result.sent()).isEqualTo(readings.size());
        assertThat(result.events()).isEqualTo(4000);
        assertThat(result.duplicates()).isEqualTo(readings.size() - 4000 - rejected.size());
    }

    @Test
    void shouldSendTheVeryEventsThatItHandsOut() throws Exception {
        // Given
        SimulationOptions options = Simulated.options(2, 5000);
        List<ParsedEvent> events = new ArrayList<>();
        Simulation.events(options, events::add);

        // When
        SimulationResult result = run(options, Optional.empty());

        // Then
        List<ProducerRecord<byte[], byte[]>> sent = producer.history();
        assertThat(sent).hasSize(5000);
        Map<String, Deserializer<?>> deserializers = deserializers();
        for (int i = 0; i < sent.size(); i++) {
            ProducerRecord<byte[], byte[]> record = sent.get(i);
            assertThat(record.topic()).isEqualTo(events.get(i).topic().name("t-"));
            assertThat(new String(record.key(), StandardCharsets.UTF_8))
                    .isEqualTo(events.get(i).key());
            assertThat(record.partition()).isNull();
            assertThat(deserializers.get(record.topic()).deserialize(record.topic(), record.value()))
                    .isEqualTo(events.get(i).envelope());
        }
        assertThat(result.sent()).isEqualTo(5000);
        assertThat(result.unacknowledged()).isZero();
    }

    @Test
    void shouldHandOutTheVeryRecordsThatItSends() throws Exception {
        // Given more than one wave, with something of everything
        SimulationOptions options = Simulated.options(2, 40_000).arriving(new ArrivalOptions(0.05, 300, 0.01));
        List<Arrival> arrivals = new ArrayList<>();
        Simulation.arrivals(options, serializer, "t-", Simulated.PARTITIONS, arrivals::add);

        // When
        SimulationResult result = run(options, Optional.empty());

        // Then
        List<ProducerRecord<byte[], byte[]>> sent = producer.history();
        assertThat(arrivals).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            ProducerRecord<byte[], byte[]> message = arrivals.get(i).message();
            assertThat(message.topic()).isEqualTo(sent.get(i).topic());
            assertThat(message.partition()).isEqualTo(sent.get(i).partition());
            assertThat(message.key()).isEqualTo(sent.get(i).key());
            assertThat(message.value()).isEqualTo(sent.get(i).value());
        }
        assertThat(arrivals.stream()
                        .filter(arrival -> arrival.poison().isEmpty())
                        .map(arrival -> arrival.event().get(0))
                        .distinct())
                .hasSize(40_000);
        assertThat(arrivals.stream().filter(arrival -> arrival.poison().isPresent()))
                .hasSize((int) result.poison());
    }

    @Test
    void shouldSayWhereThePoisonRecordsAre() throws Exception {
        // Given
        Path log = directory.resolve("poison.ndjson");
        SimulationOptions options = Simulated.options(3, 4000).arriving(new ArrivalOptions(0, 0, 0.05));
        Set<String> facts = new HashSet<>();
        Simulation.events(
                options,
                event -> facts.add(
                        Arrays.toString(serializer.serialize(event.topic().name("t-"), event.envelope()))));

        SimulationResult result = run(options, Optional.of(log));

        List<JsonNode> logged = json(log);

        // When
        List<ProducerRecord<byte[], byte[]>> poison = producer.history().stream()
                .filter(record -> !facts.contains(Arrays.toString(record.value())))
                .toList();

        // Then
        assertThat(logged).hasSameSizeAs(poison);
        assertThat(result.poison()).isEqualTo(logged.size()).isGreaterThan(100);
        assertThat(logged)
                .extracting(line -> PoisonRecord.valueOf(line.get("kind").asText()))
                .contains(PoisonRecord.values());
        assertThat(logged).extracting(line -> line.get("topic").asText()).containsOnly("t-conference-events");
        assertThat(logged)
                .allMatch(line -> line.get("offset").isIntegralNumber()
                        && line.get("partition").asInt() < Simulated.PARTITIONS);
    }

    @Test
    void shouldKnowTheLastOffsetOfEachPartition() throws Exception {
        // Given
        SimulationResult result = run(Simulated.options(4, 2000), Optional.empty());

        // When
        long records = result.lastOffsets().values().stream()
                .mapToLong(offset -> offset + 1)
                .sum();

        // Then
        assertThat(records).isEqualTo(2000);
        assertThat(result.lastOffsets().keySet().stream()
                        .map(TopicPartition::topic)
                        .distinct())
                .containsExactlyInAnyOrder("t-conference-events", "t-speech-events", "t-directive-events");
    }

    @Test
    void shouldCountAsSentOnlyWhatIsAcknowledged() {
        // Given
        MockProducer<byte[], byte[]> failing = new Failing();

        // When
        SimulationException failure = catchThrowableOfType(
                SimulationException.class,
                () -> Simulation.runTo(
                        failing, serializer, "t-", Simulated.options(5, 1000), Optional.empty(), message -> {}));

        // Then
        assertThat(failure)
                .hasMessageStartingWith("stopped: record 11 was not acknowledged, and perhaps some records after it: ");
        assertThat(failure.soFar().orElseThrow().sent()).isEqualTo(10);
        assertThat(failure.soFar().orElseThrow().unacknowledged()).isEqualTo(990);
    }

    @Test
    void shouldSayHowFarItGotWhenInterrupted() {
        // Given
        Thread.currentThread().interrupt();

        // When
        SimulationException failure = catchThrowableOfType(
                SimulationException.class, () -> run(Simulated.options(5, 1000).at(1), Optional.empty()));

        // Then
        assertThat(failure).hasMessageStartingWith("stopped: interrupted. ");
        assertThat(failure.soFar().orElseThrow().unacknowledged()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private SimulationResult run(SimulationOptions options, Optional<Path> log) throws SimulationException {
        return Simulation.runTo(producer, serializer, "t-", options, log, message -> {});
    }

    private static Map<String, Deserializer<?>> deserializers() {
        Map<String, Deserializer<?>> byTopic = new HashMap<>();
        for (Topic<?> topic : Topics.events()) {
            byTopic.put(
                    topic.name("t-"),
                    AvroCodecs.deserializer(Setting.DESERIALIZER.defaultValue(), topic.valueType(), REGISTRY));
        }
        return byTopic;
    }

    private static List<JsonNode> json(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    /** Acknowledges ten records and fails all others. */
    private static final class Failing extends MockProducer<byte[], byte[]> {
        private final MockProducer<byte[], byte[]> inner = Simulated.producer(false);

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            return inner.partitionsFor(topic);
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            return inner.send(record, callback);
        }

        @Override
        public synchronized void flush() {
            for (int i = 0; i < 10; i++) {
                inner.completeNext();
            }
            while (inner.errorNext(new TimeoutException("Expiring 1 record(s)"))) {
                // until none is left
            }
        }
    }
}
