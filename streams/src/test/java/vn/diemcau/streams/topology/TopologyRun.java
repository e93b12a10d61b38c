package vn.diemcau.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.model.Published;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.serde.AvroDeserializer;
import vn.diemcau.serde.AvroSerializer;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.core.Calendar;
import vn.diemcau.streams.core.HeapShare;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** The topology in a test driver, with the serializers of the project and a registry in memory. */
public final class TopologyRun implements AutoCloseable {
    static final String PREFIX = "test-";
    public static final Duration INTERVAL = Duration.ofMillis(100);

    private static final int HEAP = 1_000_000;

    private final RegistryValues values = new RegistryValues();
    private final TopologyTestDriver driver;
    private final Map<Topic<?>, TestInputTopic<String, SpecificRecord>> inputs = new HashMap<>();
    private final Map<Topic<?>, TestOutputTopic<String, ?>> outputs = new LinkedHashMap<>();
    private final Published published = new Published();

    /** A run that starts at noon of a day in Asia/Ho_Chi_Minh, with a calendar that follows the driver's clock. */
    public TopologyRun(LocalDate today) {
        this(today, Settings.from(Map.of()), new CompositeMeterRegistry());
    }

    /** A run that registers what it measures. */
    public TopologyRun(LocalDate today, MeterRegistry registry) {
        this(today, Settings.from(Map.of()), registry);
    }

    public TopologyRun(LocalDate today, Settings settings) {
        this(today, settings, new CompositeMeterRegistry());
    }

    private TopologyRun(LocalDate today, Settings settings, MeterRegistry registry) {
        StreamsMetrics metrics = new StreamsMetrics(registry);
        DeadLetters deadLetters = DeadLetters.of(settings);
        deadLetters.listen(metrics::deadLettered);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-run-" + UUID.randomUUID());
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(DeadLetterHandler.TOPIC, Topics.DEAD_LETTERS.name(PREFIX));
        properties.put(DeadLetterHandler.COUNT, deadLetters);
        driver = new TopologyTestDriver(
                DiemcauTopology.build(PREFIX, 1, values, INTERVAL, Calendar::date, new HeapShare(HEAP), metrics),
                properties,
                today.atTime(12, 0).atZone(Calendar.ZONE).toInstant());
        for (Topic<?> topic : Topics.events()) {
            Serializer<SpecificRecord> serializer =
                    AvroCodecs.serializer(RegistryValues.SERIALIZER, values.properties());
            inputs.put(topic, driver.createInputTopic(topic.name(PREFIX), new StringSerializer(), serializer));
        }
        for (Topic<?> topic : Topics.summaries()) {
            outputs.put(
                    topic,
                    driver.createOutputTopic(topic.name(PREFIX), new StringDeserializer(), values.deserializer(topic)));
        }
        for (Topic<?> topic : List.of(Topics.PROGRESS, Topics.DEAD_LETTERS)) {
            outputs.put(
                    topic,
                    driver.createOutputTopic(
                            topic.name(PREFIX), new StringDeserializer(), new ByteArrayDeserializer()));
        }
    }

    public static ModelSummaries summaries(List<SpecificRecord> envelopes, LocalDate today) {
        try (TopologyRun run = new TopologyRun(today)) {
            envelopes.forEach(run::send);
            run.settle();
            return run.published();
        }
    }

    /** Sends any bytes as a value. */
    public void sendRaw(Topic<?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(PREFIX), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /** Sends an event under another key than its own. */
    public void send(String key, SpecificRecord envelope) {
        inputs.get(topic(envelope)).pipeInput(key, envelope);
    }

    public void send(SpecificRecord envelope) {
        send((String) envelope.get(1), envelope);
    }

    /** Sends an event that was appended at a time. */
    public void send(SpecificRecord envelope, Instant appended) {
        inputs.get(topic(envelope)).pipeInput((String) envelope.get(1), envelope, appended);
    }

    /** Sends any bytes as key and value, with a header. */
    public void sendRaw(Topic<?> topic, byte[] key, byte[] value, String header, String headerValue) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(header, headerValue.getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(topic.name(PREFIX), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers));
    }

    /** Lets every decoding fail from now on; null: no more. */
    public void failDecoding(RuntimeException error) {
        values.failure = error;
    }

    /** Lets both stages publish what they have counted. */
    public void settle() {
        driver.advanceWallClockTime(INTERVAL);
        driver.advanceWallClockTime(INTERVAL);
    }

    public void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** The records of a topic that were not read yet. */
    public List<? extends TestRecord<String, ?>> read(Topic<?> topic) {
        return outputs.get(topic).readRecordsToList();
    }

    /** The records of a topic that were not read yet, as bytes. */
    public List<TestRecord<byte[], byte[]>> readRaw(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(PREFIX), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** All that a reader of the summary topics has at hand. */
    public ModelSummaries published() {
        for (Topic<?> topic : Topics.summaries()) {
            read(topic).forEach(message -> published.put(topic, message.key(), (SpecificRecord) message.value()));
        }
        return published.summaries();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static Topic<?> topic(SpecificRecord envelope) {
        if (envelope instanceof ConferenceEvent) {
            return Topics.CONFERENCE_EVENTS;
        }
        return envelope instanceof DirectiveEvent ? Topics.DIRECTIVE_EVENTS : Topics.SPEECH_EVENTS;
    }

    private static final class RegistryValues implements DiemcauTopology.Values {
        static final String SERIALIZER = AvroSerializer.class.getName();
        private final String scope = "mock://" + UUID.randomUUID();
        private RuntimeException failure;

        Map<String, ?> properties() {
            return Map.of("schema.registry.url", scope);
        }

        @Override
        public <T> Serializer<T> serializer(Topic<T> topic) {
            return AvroCodecs.serializer(SERIALIZER, properties());
        }

        @Override
        public <T> Deserializer<T> deserializer(Topic<T> topic) {
            Deserializer<T> deserializer =
                    AvroCodecs.deserializer(AvroDeserializer.class.getName(), topic.valueType(), properties());
            return (name, bytes) -> {
                if (failure != null) {
                    throw failure;
                }
                return deserializer.deserialize(name, bytes);
            };
        }
    }
}
