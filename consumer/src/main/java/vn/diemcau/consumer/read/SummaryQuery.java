package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * Which rows of a table to read, in which order. Values reach the database as parameters only.
 *
 * @param table the table
 * @param conditions all of them have to hold
 * @param order the order of the rows
 * @param limit how many rows to read at most; empty: all
 */
public record SummaryQuery(SummaryTable table, List<Condition> conditions, SortOrder order, OptionalInt limit)
        implements RowQuery {
    public SummaryQuery {
        conditions = List.copyOf(conditions);
    }

    /** All rows, by their keys. */
    public static SummaryQuery all(SummaryTable table) {
        return new SummaryQuery(table, List.of(), SortOrder.byKey(table), OptionalInt.empty());
    }

    /** Those of these rows for which conditions hold too. */
    SummaryQuery where(List<Condition> further) {
        List<Condition> more = new ArrayList<>(conditions);
        more.addAll(further);
        return new SummaryQuery(table, more, order, limit);
    }

    /** These rows in an order. */
    public SummaryQuery orderedBy(SortOrder changed) {
        return new SummaryQuery(table, conditions, changed, limit);
    }

    @Override
    public SummaryQuery limitedTo(int rows) {
        return new SummaryQuery(table, conditions, order, OptionalInt.of(rows));
    }

    /**
     * Those of these rows that come after a cursor.
     *
     * @throws InvalidParameterException if it is not a cursor of such a list
     */
    public SummaryQuery after(String cursor) {
        return where(List.of(order.after(Cursor.values(cursor, table.label(), order.text(), order.columns()))));
    }

    /**
     * Those of these rows that filters let through.
     *
     * @param filters values by the names of the filters
     * @throws InvalidParameterException if the table has no such filter, or a filter takes no such value
     */
    public SummaryQuery filtered(Map<String, String> filters) {
        return where(TableFilters.conditions(table, filters));
    }

    /** The row whose key has the given parts; with fewer parts than the key, those whose keys begin so. */
    public static SummaryQuery of(SummaryTable table, List<String> key) {
        SummaryQuery query = all(table);
        for (int i = 0; i < key.size(); i++) {
            query = query.where(List.of(Condition.of("t." + table.key().get(i).quoted() + " = ?", key.get(i))));
        }
        return query;
    }

    @Override
    public String cursorAt(ObjectNode row) {
        return Cursor.at(table.label(), order.text(), order.columns(), row);
    }

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    String sql() {
        String columns =
                columns().stream().map(column -> "t." + column.quoted()).collect(joining(", "));
        String where = conditions.isEmpty()
                ? ""
                : " where " + conditions.stream().map(Condition::sql).collect(joining(" and "));
        return "select " + columns + " from " + table.tableName() + " t" + where + " order by " + order.orderBy()
                + (limit.isPresent() ? " limit " + limit.getAsInt() : "");
    }

    @Override
    public Query on(Handle handle) {
        return Condition.bind(handle.createQuery(sql()), conditions);
    }
}
