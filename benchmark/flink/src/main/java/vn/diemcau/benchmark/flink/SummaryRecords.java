package vn.diemcau.benchmark.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.diemcau.topic.Topics;

/** Rows for the topic of province summaries. */
final class SummaryRecords implements KafkaRecordSerializationSchema<Tuple2<String, byte[]>> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Tuple2<String, byte[]> row, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                Topics.PROVINCE_SUMMARIES.name(""),
                row.f0.getBytes(StandardCharsets.UTF_8),
                row.f1.length == 0 ? null : row.f1);
    }
}
