import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.diemcau.serde.AvroDeserializer;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;

/**
 * Which provinces are overdue with which directives: reads the topic directive-statuses from its beginning, keeps the
 * latest record of each key, and prints what is overdue once it is up to date. It is of no group and commits nothing: a
 * table that is kept in memory has to be read as a whole at each start.
 *
 * <p>Arguments: bootstrap servers, URL of the schema registry, prefix of the topics (may be left out).
 */
public final class OverdueDirectives {
    public static void main(String[] arguments) {
        String topic = (arguments.length > 2 ? arguments[2] : "") + "directive-statuses";
        Properties properties = new Properties();
        properties.put("bootstrap.servers", arguments[0]);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        Deserializer<DirectiveStatus> values = new AvroDeserializer<>();
        values.configure(Map.of("schema.registry.url", arguments[1], "specific.avro.reader", true), false);
        try (KafkaConsumer<String, DirectiveStatus> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, DirectiveStatus> statuses = new TreeMap<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, DirectiveStatus> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() == null) {
                        statuses.remove(record.key()); // a tombstone: no longer addressed, withdrawn or cancelled
                    } else {
                        statuses.put(record.key(), record.value());
                    }
                }
            }
            statuses.forEach((key, status) -> {
                if (status.getStatus() == DirectiveStanding.OVERDUE) {
                    System.out.println(key + "\t" + status.getDueOn() + "\t" + status.getPercent() + "%");
                }
            });
        }
    }
}
