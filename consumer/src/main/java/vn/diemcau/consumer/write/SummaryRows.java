package vn.diemcau.consumer.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.diemcau.consumer.table.SummaryJson;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Turns records of summary topics into the rows that the tables have of them. */
public final class SummaryRows implements AutoCloseable {
    private final SummaryChangeDecoder decoder;

    public SummaryRows(Settings settings) {
        this.decoder =
                new SummaryChangeDecoder(settings.get(Setting.TOPIC_PREFIX), ConsumerClients.deserializers(settings));
    }

    /**
     * What a record makes of a row.
     *
     * @param key the key of the row, as its topic has it
     * @param row the row; null if it goes
     */
    public record Row(SummaryTable table, String key, ObjectNode row) {}

    /**
     * The row of a record; empty if the record is one that goes to the dead letters.
     *
     * @throws RuntimeException if the schema registry cannot be asked
     */
    public Optional<Row> of(ConsumerRecord<byte[], byte[]> record) {
        try {
            SummaryChange change = decoder.decode(record);
            return Optional.of(new Row(
                    change.table(),
                    String.join("/", change.key()),
                    change.isTombstone() ? null : SummaryJson.row(change.summary())));
        } catch (BadRecordException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
