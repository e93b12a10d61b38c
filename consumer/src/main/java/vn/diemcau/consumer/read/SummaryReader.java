package vn.diemcau.consumer.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * Reads summaries back from the database, as JSON objects with the contract's fields in the order of its schemas:
 * numbers as numbers, instants as {@code 2011-09-28T01:00:00.000Z}, dates as {@code 2011-09-28}, what is absent as
 * null, kinds as an object, lists as arrays. Rows are sorted by the parts of their keys, as bytes of UTF-8.
 */
public final class SummaryReader {
    private static final int FETCH_SIZE = 1000;

    private final Jdbi jdbi;

    public SummaryReader(DataSource database) {
        this.jdbi = Jdbi.create(database);
    }

    /** Gives each row to a consumer, one after the other; memory does not grow with their number. */
    public void read(SummaryTable table, SummaryFilter filter, Consumer<ObjectNode> rows) {
        jdbi.useTransaction(handle -> read(handle, filter.on(table), rows));
    }

    /** Gives each row that a query asks for to a consumer. */
    public void read(SummaryQuery query, Consumer<ObjectNode> rows) {
        jdbi.useTransaction(handle -> read(handle, query, rows));
    }

    /** All rows at once. */
    public List<ObjectNode> list(SummaryTable table, SummaryFilter filter) {
        List<ObjectNode> rows = new ArrayList<>();
        read(table, filter, rows::add);
        return rows;
    }

    /** Gives each row to a consumer as {@link #read} does, in a transaction that is open. */
    static void read(Handle handle, RowQuery query, Consumer<ObjectNode> rows) {
        List<Column> columns = query.columns();
        query.on(handle)
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> object(columns, row))
                .forEach(rows);
    }

    private static ObjectNode object(List<Column> columns, ResultSet row) throws SQLException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        int index = 1;
        for (Column column : columns) {
            object.set(column.field(), column.read(row, index++));
        }
        return object;
    }
}
