package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.stack.broker.EmbeddedBroker;

/**
 * When Kafka Streams asks the store to write, on a real broker and at exactly-once. No clock commits here: what is in the
 * changelog was put there by what the test is about.
 */
class WriteBehindStoreOnABrokerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PARTITIONS = 2;
    private static final String COMMIT = "commit";
    private static final String FAIL = "fail";

    @TempDir
    static Path shared;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @TempDir
    Path directory;

    private final List<Instance> instances = new ArrayList<>();
    private String application;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(shared.resolve("broker"), 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void makeTopics(TestInfo test) throws Exception {
        application = test.getTestMethod().orElseThrow().getName();
        admin.createTopics(List.of(new NewTopic(in(), PARTITIONS, (short) 1), new NewTopic(out(), 1, (short) 1)))
                .all()
                .get();
    }

    @AfterEach
    void closeAll() {
        instances.forEach(Instance::close);
    }

    @Test
    void shouldWriteWhenACommitIsAskedFor() {
        // Given
        Instance only = start("one", true);
        send(0, "key");
        await().atMost(PATIENCE).until(() -> only.heap(0).contains("key"));
        Map<String, String> before = committed(changelog());

        // When
        send(0, COMMIT);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(committed(changelog())).containsOnlyKeys("key", COMMIT));
        assertThat(before).isEmpty();
        assertThat(committed(out())).containsOnlyKeys("key", COMMIT);
    }

    @Test
    void shouldWriteBeforeItIsClosed() {
        // Given
        Instance only = start("one", true);
        send(0, "key");
        await().atMost(PATIENCE).until(() -> only.heap(0).contains("key"));

        // When
        only.close();

        // Then
        assertThat(committed(changelog())).containsOnlyKeys("key");
        assertThat(committed(out())).containsOnlyKeys("key");
    }

    @Test
    void shouldWriteBeforeATaskGoesToAnother() {
        // Given
        Instance first = start("one", true);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            send(partition, "key-" + partition);
        }
        await().atMost(PATIENCE)
                .until(() -> first.heap(0).contains("key-0") && first.heap(1).contains("key-1"));
        Map<String, String> before = committed(changelog());

        // When
        Instance second = start("two", true);
        await().atMost(PATIENCE).until(() -> second.opened.size() == 1);

        // Then: the one that went is written, and the other has found it
        int moved = second.opened.keySet().iterator().next();
        assertThat(before).isEmpty();
        assertThat(committed(changelog())).containsKey("key-" + moved);
        assertThat(committed(out())).containsKey("key-" + moved);
        assertThat(second.opened.get(moved)).containsExactly("key-" + moved);
    }

    @Test
    void shouldLeaveNothingOfATransactionThatIsAborted() {
        // Given
        Instance failing = start("one", false);
        send(0, "key");
        await().atMost(PATIENCE).until(() -> failing.heap(0).contains("key"));

        // When
        send(0, FAIL);
        await().atMost(PATIENCE).until(() -> failing.streams.state() == KafkaStreams.State.ERROR);
        failing.close();
        Map<String, String> changelogAfter = committed(changelog());
        Map<String, String> outAfter = committed(out());

        // Then: on the same disk, it begins with nothing and counts both
        Instance again = start("one", true);
        await().atMost(PATIENCE).until(() -> again.heap(0).contains(FAIL));
        again.close();
        assertThat(changelogAfter).isEmpty();
        assertThat(outAfter).isEmpty();
        assertThat(again.opened.get(0)).isEmpty();
        assertThat(committed(changelog())).containsOnlyKeys("key", FAIL);
        assertThat(committed(out())).containsOnlyKeys("key", FAIL);
    }

    private Instance start(String name, boolean bearsAll) {
        Instance instance = new Instance(name, bearsAll);
        instances.add(instance);
        instance.streams.start();
        await().atMost(PATIENCE).until(() -> instance.streams.state() == KafkaStreams.State.RUNNING);
        return instance;
    }

    private String in() {
        return application + "-in";
    }

    private String out() {
        return application + "-out";
    }

    private String changelog() {
        return application + "-store-changelog";
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the producer is closed once it is sent
    private void send(int partition, String key) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(in(), partition, key, "value"));
        }
    }

    /** All that is committed on a topic. */
    private static Map<String, String> committed(String topic) {
        Map<String, String> records = new LinkedHashMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> records.put(each.key(), each.value()));
            }
        }
        return records;
    }

    /** A process of the application: it has a state directory of its own. */
    private final class Instance {
        private final Map<Integer, Set<String>> heaps = new ConcurrentHashMap<>();

        /** What the store held when a task was opened, by partition. */
        private final Map<Integer, Collection<String>> opened = new ConcurrentHashMap<>();

        private final boolean bearsAll;
        private final KafkaStreams streams;

        Instance(String name, boolean bearsAll) {
            this.bearsAll = bearsAll;
            Topology topology = new Topology()
                    .addSource("source", new StringDeserializer(), new StringDeserializer(), in())
                    .addProcessor("processor", () -> new Heap(this), "source")
                    .addStateStore(WriteBehindStore.builder("store", Map.of()), "processor")
                    .addSink("sink", out(), new StringSerializer(), new StringSerializer(), "processor");
            Properties properties = new Properties();
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
            properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
            properties.put(
                    StreamsConfig.STATE_DIR_CONFIG, directory.resolve(name).toString());
            properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
            properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
            properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
            properties.put(
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                    Duration.ofMinutes(10).toMillis());
            properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                    Duration.ofMinutes(15).toMillis());
            properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            streams = new KafkaStreams(topology, properties);
            streams.setUncaughtExceptionHandler(error -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        }

        Set<String> heap(int partition) {
            return heaps.computeIfAbsent(partition, number -> ConcurrentHashMap.newKeySet());
        }

        void close() {
            streams.close(CloseOptions.timeout(PATIENCE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    /** Keeps all on the heap until it is asked to write and forward it. */
    private static final class Heap implements Processor<String, String, String, String> {
        private final Instance instance;
        private ProcessorContext<String, String> context;
        private Set<String> keys;

        Heap(Instance instance) {
            this.instance = instance;
        }

        @Override
        public void init(ProcessorContext<String, String> taskContext) {
            context = taskContext;
            WriteBehindStore store = context.getStateStore("store");
            keys = instance.heap(context.taskId().partition());
            keys.clear();
            instance.opened.put(context.taskId().partition(), found(store));
            store.beforeCommit(() -> {
                for (String key : keys) {
                    store.wrapped().put(Bytes.wrap(bytes(key)), bytes("value"));
                    context.forward(new Record<>(key, "value", 0));
                }
                keys.clear();
            });
        }

        @Override
        public void process(Record<String, String> message) {
            if (message.key().equals(FAIL) && !instance.bearsAll) {
                throw new IllegalStateException("told to fail");
            }
            keys.add(message.key());
            if (message.key().equals(COMMIT)) {
                context.commit();
            }
        }

        private static Collection<String> found(WriteBehindStore store) {
            List<String> found = new ArrayList<>();
            try (var all = store.wrapped().all()) {
                all.forEachRemaining(each -> found.add(new String(each.key.get(), StandardCharsets.UTF_8)));
            }
            return found;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
