package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What Kafka Streams has to do for the store, since it promises none of it: its driver commits after each record. */
class WriteBehindStoreTest {
    private static final String APPLICATION = "write-behind";

    @Test
    void shouldPutIntoTheChangelogWhatIsWrittenBeforeACommit() {
        try (TopologyTestDriver driver = driver()) {
            // When
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("key", "value");

            // Then
            assertThat(driver.createOutputTopic(
                                    APPLICATION + "-store-changelog",
                                    new StringDeserializer(),
                                    new StringDeserializer())
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair("key", "value"));
        }
    }

    @Test
    void shouldPublishWhatIsForwardedBeforeACommit() {
        try (TopologyTestDriver driver = driver()) {
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("key", "value");

            assertThat(driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair("key", "value"));
        }
    }

    @Test
    void shouldCommitNothingToDiskWhileTheTransactionIsUndecided() {
        try (TopologyTestDriver driver = driver()) {
            // Given
            TestInputTopic<String, String> in =
                    driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            in.pipeInput("first", "value");
            Long before = committedOffset(driver);

            // When
            ThreadTransaction.begun();
            in.pipeInput("second", "value");
            Long undecided = committedOffset(driver);
            ThreadTransaction.committed();
            in.pipeInput("third", "value");

            // Then
            assertThat(undecided).isEqualTo(before);
            assertThat(committedOffset(driver)).isGreaterThan(before);
        } finally {
            ThreadTransaction.committed();
        }
    }

    private static Long committedOffset(TopologyTestDriver driver) {
        return driver.getStateStore("store").committedOffset(new TopicPartition(APPLICATION + "-store-changelog", 0));
    }

    private static TopologyTestDriver driver() {
        Topology topology = new Topology()
                .addSource("source", new StringDeserializer(), new StringDeserializer(), "in")
                .addProcessor("processor", Heap::new, "source")
                .addStateStore(WriteBehindStore.builder("store", Map.of()), "processor")
                .addSink("sink", "out", new StringSerializer(), new StringSerializer(), "processor");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        return new TopologyTestDriver(topology, properties);
    }

    /** Keeps all on the heap until it is asked to write and forward it. */
    private static final class Heap implements Processor<String, String, String, String> {
        private final Map<String, String> heap = new LinkedHashMap<>();

        @Override
        public void init(ProcessorContext<String, String> context) {
            WriteBehindStore store = context.getStateStore("store");
            store.beforeCommit(() -> {
                heap.forEach((key, value) -> {
                    store.wrapped().put(Bytes.wrap(bytes(key)), bytes(value));
                    context.forward(new Record<>(key, value, 0));
                });
                heap.clear();
            });
        }

        @Override
        public void process(Record<String, String> message) {
            heap.put(message.key(), message.value());
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
