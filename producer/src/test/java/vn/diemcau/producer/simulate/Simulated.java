package vn.diemcau.producer.simulate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Reading;
import vn.diemcau.topic.Topics;

/** Runs of the simulator for tests. */
final class Simulated {
    static final int PARTITIONS = 3;

    private Simulated() {}

    /** Few events that have everything; no time of the clock, no number of cores. */
    static SimulationOptions options(long seed, long events) {
        return new SimulationOptions(new FactOptions(seed, events, 0, 0.05, 2016, 2026), ArrivalOptions.ORDERLY, 0, 2);
    }

    static byte[] bytes(SimulationOptions options) throws SimulationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Simulation.runToStream(options, out, "out", Optional.empty(), message -> {});
        return out.toByteArray();
    }

    /** Lines as one character for each byte, so that nothing is lost where they are not UTF-8. */
    static List<String> lines(SimulationOptions options) throws SimulationException {
        return Arrays.asList(new String(bytes(options), StandardCharsets.ISO_8859_1).split("\n"));
    }

    static List<Reading> read(byte[] bytes) {
        EventReader reader = new EventReader();
        List<Reading> readings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                readings.add(reader.read(bytes, start, i - start, null));
                start = i + 1;
            }
        }
        return readings;
    }

    static MockProducer<byte[], byte[]> producer(boolean acknowledging) {
        Node node = new Node(0, "localhost", 9092);
        List<PartitionInfo> partitions = new ArrayList<>();
        Topics.events().forEach(topic -> {
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new PartitionInfo("t-" + topic.name(), i, node, new Node[] {node}, new Node[] {node}));
            }
        });
        Cluster cluster = new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
        return new MockProducer<>(cluster, acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
