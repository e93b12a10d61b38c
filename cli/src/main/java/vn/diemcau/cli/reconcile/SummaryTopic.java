package vn.diemcau.cli.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.model.RowDifferences;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.rules.KeyPartition;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.kafka.LogReader;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** What a summary topic holds: the latest value of each key, tombstones removed. */
final class SummaryTopic {
    private final SummaryTable table;
    private final String name;
    private final int partitions;
    private final Map<String, byte[]> latest = new HashMap<>();

    private SummaryTopic(SummaryTable table, Settings settings) {
        this.table = table;
        this.name = table.topic().name(settings.get(Setting.TOPIC_PREFIX));
        this.partitions = settings.number(Setting.PARTITIONS);
    }

    /** Reads it to its present end; a key on a wrong partition is a difference. */
    static SummaryTopic read(SummaryTable table, Cluster cluster, LogReader reader, Differences findings) {
        SummaryTopic topic = new SummaryTopic(table, cluster.settings());
        Map<String, Integer> astray = new HashMap<>();
        reader.read(
                cluster.offsets(cluster.partitionsOf(List.of(table.topic())), OffsetSpec.latest()),
                message -> topic.put(message, astray));
        astray.forEach((key, partition) -> findings.add(
                topic.row(key) + ": its record is on partition " + partition + ", to which its key does not belong"));
        return topic;
    }

    /** Rows that it holds. */
    int size() {
        return latest.size();
    }

    /** Finds the differences from the expected rows. */
    void compare(PackedRows expected, Settings settings, Differences findings) {
        try (Deserializer<? extends SpecificRecord> deserializer = AvroCodecs.deserializer(
                settings.get(Setting.DESERIALIZER), table.topic().valueType(), settings.registry())) {
            TreeSet<String> keys = new TreeSet<>(expected.keys());
            keys.addAll(latest.keySet());
            for (String key : keys) {
                try {
                    findings.addAll(
                            RowDifferences.of(row(key), expected.get(key), decode(deserializer, latest.get(key))));
                } catch (RuntimeException e) {
                    if (RegistryUnavailableException.isCauseOf(e)) {
                        throw e;
                    }
                    findings.add(row(key) + ": its record cannot be decoded, " + e.getMessage());
                }
            }
        }
    }

    private SpecificRecord decode(Deserializer<? extends SpecificRecord> deserializer, byte[] value) {
        return value == null ? null : deserializer.deserialize(name, new RecordHeaders(), value);
    }

    private void put(ConsumerRecord<byte[], byte[]> message, Map<String, Integer> astray) {
        String key = new String(message.key(), StandardCharsets.UTF_8);
        boolean belongs = KeyPartition.of(message.key(), partitions) == message.partition();
        if (message.value() != null) {
            if (belongs) {
                latest.put(key, message.value());
            } else {
                astray.put(key, message.partition());
            }
        } else if (belongs) {
            latest.remove(key);
        } else {
            astray.remove(key, message.partition());
        }
    }

    private String row(String key) {
        return "topic " + name + " " + key;
    }
}
