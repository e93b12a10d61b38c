package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import vn.diemcau.consumer.read.RowQuery;
import vn.diemcau.consumer.read.Sheet;
import vn.diemcau.consumer.read.Snapshot;

/**
 * A list that is streamed.
 *
 * @param name what its file is called
 * @param sheet the columns
 * @param request the rows, and the form of the answer
 */
record ExportedRows(String name, Sheet sheet, ListRequest request) {
    Format format() {
        return request.format();
    }

    /** Gives each row of a state of the tables to a consumer, one after the other. */
    void read(Snapshot snapshot, Consumer<ObjectNode> rows) {
        RowQuery query = request.query();
        snapshot.read(request.limit() == 0 ? query : query.limitedTo(request.limit()), rows);
    }
}
