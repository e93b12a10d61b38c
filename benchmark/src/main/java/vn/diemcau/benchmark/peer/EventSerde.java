package vn.diemcau.benchmark.peer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Events of any topic in one topic: a byte says whose envelope follows. On the topics of events themselves there is no
 * such byte.
 *
 * @param byTopic deserializers by the names of the topics of events
 * @param topics the names of the topics of events by the class of their envelopes
 * @param serializer of envelopes
 */
record EventSerde(
        Map<String, Deserializer<? extends SpecificRecord>> byTopic,
        Map<Class<?>, String> topics,
        Serializer<SpecificRecord> serializer) {
    Serde<SpecificRecord> serde() {
        List<String> names = new ArrayList<>(byTopic.keySet());
        return Serdes.serdeFrom(
                (topic, event) -> {
                    String origin = topics.get(event.getClass());
                    byte[] value = serializer.serialize(origin, event);
                    return ByteBuffer.allocate(value.length + 1)
                            .put((byte) names.indexOf(origin))
                            .put(value)
                            .array();
                },
                (topic, bytes) -> {
                    Deserializer<? extends SpecificRecord> own = byTopic.get(topic);
                    if (own != null) {
                        return own.deserialize(topic, bytes);
                    }
                    String origin = names.get(bytes[0]);
                    byte[] value = new byte[bytes.length - 1];
                    System.arraycopy(bytes, 1, value, 0, value.length);
                    return byTopic.get(origin).deserialize(origin, value);
                });
    }
}
