package vn.diemcau.consumer.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryJson;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.topic.RecordKey;

/** Decodes records to changes, one by one, so that a bad record does not affect others. */
final class SummaryChangeDecoder implements AutoCloseable {
    private final Map<String, SummaryTable> tables;
    private final Map<SummaryTable, Deserializer<? extends IndexedRecord>> deserializers;

    /**
     * @param prefix text before the names of topics on the broker
     * @param deserializers for each table that of its topic's values
     */
    SummaryChangeDecoder(
            String prefix, Map<SummaryTable, ? extends Deserializer<? extends IndexedRecord>> deserializers) {
        this.tables = SummaryTable.byTopic(prefix);
        this.deserializers = Map.copyOf(deserializers);
    }

    /**
     * The change that a record makes.
     *
     * @throws BadRecordException if its key or value is not what the topic holds
     * @throws RegistryUnreachableException if the schema registry could not be asked
     */
    SummaryChange decode(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        SummaryTable table = tables.get(record.topic());
        try {
            List<String> key = key(table, record.key());
            IndexedRecord summary = record.value() == null ? null : summary(table, record);
            checkSame(table, key, summary);
            return new SummaryChange(table, partition, record.offset(), record.timestamp(), key, summary);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isCauseOf(e)) {
                throw new RegistryUnreachableException(e);
            }
            throw new BadRecordException(partition, record.offset(), e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        deserializers.values().forEach(Deserializer::close);
    }

    private IndexedRecord summary(SummaryTable table, ConsumerRecord<byte[], byte[]> record) {
        IndexedRecord summary = deserializers.get(table).deserialize(record.topic(), record.headers(), record.value());
        if (!table.topic().valueType().isInstance(summary)) {
            throw new IllegalArgumentException("its value is a "
                    + (summary == null ? "null" : summary.getSchema().getFullName()) + ", not a "
                    + table.topic().valueType().getSimpleName());
        }
        return summary;
    }

    /** The schema registry is unavailable; the record may be good. */
    static final class RegistryUnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RegistryUnreachableException(Throwable cause) {
            super("The schema registry is unavailable: " + cause.getMessage(), cause);
        }
    }

    private static List<String> key(SummaryTable table, byte[] bytes) {
        String key = RecordKey.text(bytes);
        List<String> parts = RecordKey.parts(SummaryJson.clean(key));
        if (parts.size() != table.key().size()) {
            throw new IllegalArgumentException("its key '" + key + "' does not have the parts "
                    + table.key().stream().map(Column::field).toList());
        }
        return parts;
    }

    /** A row found under one key must not be deleted under another. */
    private static void checkSame(SummaryTable table, List<String> key, IndexedRecord summary) {
        if (summary == null) {
            return;
        }
        List<String> fields = new ArrayList<>();
        for (Column column : table.key()) {
            fields.add(SummaryJson.clean(String.valueOf(summary.get(column.position()))));
        }
        if (!fields.equals(key)) {
            throw new IllegalArgumentException("its key says " + key + ", its value " + fields);
        }
    }
}
