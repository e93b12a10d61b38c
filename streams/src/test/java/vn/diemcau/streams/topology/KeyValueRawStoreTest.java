package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import vn.diemcau.streams.core.RawStore;

/** RawStore in a store with a cache before it, which the driver empties after each step as a commit does. */
class KeyValueRawStoreTest {
    private static final byte[] PREFIX = bytes("leave/");

    @Test
    void shouldFindTheLastWhereALaterOneWasDeletedSinceTheLastCommit() {
        byte[][] found = new byte[3][];
        run(List.of(
                records -> records.put(bytes("leave/1"), bytes("stays")),
                records -> {
                    records.put(bytes("leave/2"), bytes("goes"));
                    records.delete(bytes("leave/2"));
                    found[0] = records.last(PREFIX).key();
                },
                records -> records.put(bytes("leave/2"), bytes("goes, too")),
                records -> {
                    records.delete(bytes("leave/2"));
                    found[1] = records.last(PREFIX).key();
                    records.put(bytes("leave/3"), bytes("is the last"));
                    found[2] = records.last(PREFIX).key();
                }));

        assertThat(found).isDeepEqualTo(new byte[][] {bytes("leave/1"), bytes("leave/1"), bytes("leave/3")});
    }

    @Test
    void shouldFindNoneWhereAllAreDeleted() {
        boolean[] isFound = new boolean[1];
        run(List.of(records -> records.put(bytes("leave/1"), bytes("goes")), records -> {
            records.put(bytes("leave/2"), bytes("goes"));
            records.delete(bytes("leave/1"));
            records.delete(bytes("leave/2"));
            isFound[0] = records.last(PREFIX) != null;
        }));

        assertThat(isFound[0]).isFalse();
    }

    private static void run(List<Consumer<RawStore>> steps) {
        Topology topology = new Topology()
                .addSource("source", new StringDeserializer(), new StringDeserializer(), "steps")
                .addProcessor("processor", () -> new Steps(steps), "source")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore("store"), Serdes.Bytes(), Serdes.ByteArray())
                                .withCachingEnabled()
                                .withLoggingEnabled(Map.of()),
                        "processor");
        try (TopologyTestDriver driver = new TopologyTestDriver(topology)) {
            var input = driver.createInputTopic("steps", new StringSerializer(), new StringSerializer());
            for (int step = 0; step < steps.size(); step++) {
                input.pipeInput("step", Integer.toString(step));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Steps implements Processor<String, String, Void, Void> {
        private final List<Consumer<RawStore>> steps;
        private RawStore records;

        Steps(List<Consumer<RawStore>> steps) {
            this.steps = steps;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            KeyValueStore<Bytes, byte[]> store = context.getStateStore("store");
            records = new KeyValueRawStore(store);
        }

        @Override
        public void process(Record<String, String> step) {
            steps.get(Integer.parseInt(step.value())).accept(records);
        }
    }
}
