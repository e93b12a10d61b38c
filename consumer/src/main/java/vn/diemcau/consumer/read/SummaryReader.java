package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

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
import org.jdbi.v3.core.statement.Query;
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
        jdbi.useTransaction(handle -> query(handle, table, filter)
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> object(table, row))
                .forEach(rows));
    }

    /** All rows at once. */
    public List<ObjectNode> list(SummaryTable table, SummaryFilter filter) {
        List<ObjectNode> rows = new ArrayList<>();
        read(table, filter, rows::add);
        return rows;
    }

    private static Query query(Handle handle, SummaryTable table, SummaryFilter filter) {
        String columns =
                table.columns().stream().map(column -> "t." + column.quoted()).collect(joining(", "));
        String key = table.key().stream().map(column -> "t." + column.quoted()).collect(joining(", "));
        String select = "select " + columns + " from " + table.tableName() + " t";
        String order = " order by " + key;
        if (table == SummaryTable.PROVINCES) {
            return handle.createQuery(select + " where (:map::text is null or t.map = :map)"
                            + " and (:period::text is null or t.period = :period)" + order)
                    .bind("map", filter.map() == null ? null : filter.map().label())
                    .bind("period", filter.period());
        } else if (filter.from() == null && filter.to() == null) {
            return handle.createQuery(select + order);
        }
        return handle.createQuery(select + " join " + SummaryTable.CONFERENCES.tableName()
                        + " c on c.conference_id = t.conference_id"
                        + " where (:from::date is null or c.date >= :from) and (:to::date is null or c.date < :to)"
                        + order)
                .bind("from", filter.from())
                .bind("to", filter.to());
    }

    private static ObjectNode object(SummaryTable table, ResultSet row) throws SQLException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        int index = 1;
        for (Column column : table.columns()) {
            object.set(column.field(), column.read(row, index++));
        }
        return object;
    }
}
