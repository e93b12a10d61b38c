package vn.diemcau.producer.send;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers for tests that keep what is sent, to topics of events with one partition each. */
public final class MockProducers {
    private MockProducers() {}

    /**
     * A producer of events.
     *
     * @param acknowledging whether each send is acknowledged at once
     */
    public static MockProducer<String, Object> events(boolean acknowledging) {
        return new MockProducer<>(cluster(), acknowledging, null, new StringSerializer(), anything());
    }

    public static Serializer<Object> anything() {
        return (topic, value) -> value.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static Cluster cluster() {
        Node node = new Node(0, "localhost", 9092);
        List<PartitionInfo> partitions = List.of("conference-events", "speech-events", "directive-events").stream()
                .map(topic -> new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
