package vn.diemcau.benchmark.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.diemcau.topic.Topics;

/**
 * Records as they come: conference, which of the topics of events, bytes. They are decoded behind the shuffle, since
 * bytes are what the shuffle carries anyway.
 */
final class RawEvents implements KafkaRecordDeserializationSchema<Tuple3<String, Byte, byte[]>> {
    private static final long serialVersionUID = 1L;

    static final TypeInformation<Tuple3<String, Byte, byte[]>> TYPE =
            Types.TUPLE(Types.STRING, Types.BYTE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    static List<String> topics() {
        return Topics.events().stream().map(topic -> topic.name("")).toList();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Tuple3<String, Byte, byte[]>> out) {
        out.collect(Tuple3.of(
                new String(message.key(), StandardCharsets.UTF_8),
                (byte) topics().indexOf(message.topic()),
                message.value()));
    }

    @Override
    public TypeInformation<Tuple3<String, Byte, byte[]>> getProducedType() {
        return TYPE;
    }
}
