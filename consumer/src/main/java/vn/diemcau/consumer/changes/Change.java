package vn.diemcau.consumer.changes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import vn.diemcau.consumer.table.SummaryJson;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * A row that changed or was deleted, or a gap: changes that a listener did not get.
 *
 * @param table the table; null for a gap
 * @param partition the number of its record's partition among those of the feed
 * @param offset the offset of its record
 * @param frame the change as an event of a {@code text/event-stream}; the same bytes for all listeners
 */
public record Change(SummaryTable table, int partition, long offset, byte[] frame) {
    private static final String GAP = "gap";

    /**
     * A row that changed or was deleted.
     *
     * @param key the key of the row, as its topic has it
     * @param row the row; null if it was deleted
     * @param position where to continue after it
     */
    static Change of(SummaryTable table, int partition, long offset, String key, ObjectNode row, String position) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("key", key);
        data.set("row", row);
        return new Change(table, partition, offset, frame(table.shortName(), position, SummaryJson.write(data)));
    }

    /** Changes that were missed: a listener that needs all of them has to read the tables again. */
    static Change gap(String position) {
        return new Change(null, 0, 0, frame(GAP, position, "{}"));
    }

    /** Neither JSON (outside of texts) nor a position has line breaks: each is one line. */
    private static byte[] frame(String event, String position, String data) {
        return ("event: " + event + "\nid: " + position + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
