package vn.diemcau.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.parts.PartMain;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * The least that anybody who counts events at exactly-once has to do: read and decode all of them on one thread, and, in
 * the second form, write so many bytes for each in transactions that hold its position too. {@code [BYTES_PER_EVENT
 * RECORDS_PER_EVENT INTERVAL_MS]}; settings as those of streams.
 */
final class LimitMain {
    /** Takes what is written. */
    private static final Topic<?> OUTPUT = Topics.PROVINCE_PARTIALS;

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String COUNT = "count";

    private final Settings settings = Settings.from(System.getenv());
    private final double bytesPerEvent;
    private final double recordsPerEvent;
    private final long intervalNanos;
    private final Map<String, Deserializer<?>> deserializers = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    private long decoded;
    private long written;

    private LimitMain(double bytesPerEvent, double recordsPerEvent, long intervalMillis) {
        this.bytesPerEvent = bytesPerEvent;
        this.recordsPerEvent = recordsPerEvent;
        this.intervalNanos = Duration.ofMillis(intervalMillis).toNanos();
        Topics.events()
                .forEach(topic -> deserializers.put(
                        topic.name(""),
                        AvroCodecs.deserializer(
                                settings.get(Setting.DESERIALIZER), topic.valueType(), settings.registry())));
    }

    public static void main(String[] arguments) throws IOException {
        PartMain.begin();
        boolean isWriting = arguments.length > 0;
        LimitMain limit = isWriting
                ? new LimitMain(
                        Double.parseDouble(arguments[0]),
                        Double.parseDouble(arguments[1]),
                        Long.parseLong(arguments[2]))
                : new LimitMain(0, 0, Long.parseLong(Setting.PUBLISH_INTERVAL_MS.defaultValue()));
        limit.run(isWriting);
    }

    /** How many events it had decoded when it last had nothing left to read; what it keeps is in the directory. */
    static long counted(Path directory) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(directory.resolve(COUNT))).getLong();
        } catch (IOException e) {
            throw new UncheckedIOException("The limit did not say how much it has decoded", e);
        }
    }

    private void run(boolean isWriting) throws IOException {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.get(Setting.APPLICATION_ID));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 8000);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = isWriting ? producer() : null) {
            consumer.subscribe(
                    Topics.events().stream().map(topic -> topic.name("")).toList());
            long committed = System.nanoTime();
            while (true) {
                consumer.poll(POLL).forEach(this::decode);
                if (System.nanoTime() - committed >= intervalNanos && !positions.isEmpty()) {
                    commit(consumer, producer);
                    committed = System.nanoTime();
                }
            }
        }
    }

    private void decode(ConsumerRecord<byte[], byte[]> message) {
        Object event =
                deserializers.get(message.topic()).deserialize(message.topic(), message.headers(), message.value());
        if (event instanceof SpecificRecord envelope && envelope.get(1) != null) {
            decoded++;
        }
        positions.put(
                new TopicPartition(message.topic(), message.partition()), new OffsetAndMetadata(message.offset() + 1));
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer)
            throws IOException {
        if (producer == null) {
            consumer.commitAsync(Map.copyOf(positions), null);
        } else {
            producer.beginTransaction();
            write(producer);
            producer.sendOffsetsToTransaction(Map.copyOf(positions), consumer.groupMetadata());
            producer.commitTransaction();
        }
        positions.clear();
        Path directory = Path.of(settings.get(Setting.STATE_DIR));
        Files.createDirectories(directory);
        Files.write(
                directory.resolve(COUNT),
                ByteBuffer.allocate(Long.BYTES).putLong(decoded).array());
    }

    /** As many bytes as are due for what has been decoded, that do not compress, as those they stand for did before. */
    @SuppressWarnings("FutureReturnValueIgnored") // a transaction does not commit without all of its records
    private void write(KafkaProducer<byte[], byte[]> producer) {
        long due = (long) (decoded * recordsPerEvent);
        Random random = new Random(written);
        while (written < due) {
            byte[] value = new byte[(int) Math.round(bytesPerEvent / recordsPerEvent)];
            random.nextBytes(value);
            byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(written).array();
            producer.send(new ProducerRecord<>(OUTPUT.name(""), key, value));
            written++;
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.get(Setting.APPLICATION_ID));
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
