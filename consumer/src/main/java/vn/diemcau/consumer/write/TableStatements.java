package vn.diemcau.consumer.write;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The statements that change a table, each for any number of rows: the values of a column travel as one array. All of
 * them leave alone what a newer record of the same partition wrote. A row of another partition is no rival: its topic
 * has been recreated with another number of partitions.
 */
final class TableStatements {
    private static final List<String> ORIGIN_TYPES = List.of("integer", "bigint", "bigint");

    private final SummaryTable table;
    private final String upsert;
    private final String delete;

    TableStatements(SummaryTable table) {
        this.table = table;
        this.upsert = upsertSql(table);
        this.delete = deleteSql(table);
    }

    /** Makes the rows be as the changes say; no two changes may have the same key, and none be a tombstone. */
    void upsert(Connection connection, String topic, List<SummaryChange> changes, Function<SummaryChange, Long> replay)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            int index = 1;
            statement.setString(index++, topic);
            for (Column column : table.columns()) {
                int key = table.key().indexOf(column);
                setArray(statement, index++, column.type().sqlName(), changes, change -> {
                    Object value = key < 0
                            ? change.summary().get(column.position())
                            : change.key().get(key);
                    return value == null ? null : column.type().toSql(value);
                });
            }
            setArray(
                    statement,
                    index++,
                    "integer",
                    changes,
                    change -> change.partition().partition());
            setArray(statement, index++, "bigint", changes, SummaryChange::offset);
            setArray(statement, index, "bigint", changes, replay::apply);
            statement.executeUpdate();
        }
    }

    /** Deletes the rows of the tombstones. */
    void delete(Connection connection, String topic, List<SummaryChange> tombstones) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            int index = 1;
            for (int part = 0; part < table.key().size(); part++) {
                int keyPart = part;
                setArray(
                        statement,
                        index++,
                        "text",
                        tombstones,
                        change -> change.key().get(keyPart));
            }
            setArray(
                    statement,
                    index++,
                    "integer",
                    tombstones,
                    change -> change.partition().partition());
            setArray(statement, index++, "bigint", tombstones, SummaryChange::offset);
            statement.setString(index, topic);
            statement.executeUpdate();
        }
    }

    private static void setArray(
            PreparedStatement statement,
            int index,
            String type,
            List<SummaryChange> changes,
            Function<SummaryChange, Object> value)
            throws SQLException {
        Object[] values = changes.stream().map(value).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static String upsertSql(SummaryTable table) {
        List<String> names =
                new ArrayList<>(table.columns().stream().map(Column::quoted).toList());
        names.addAll(List.of("kafka_partition", "kafka_offset", "replay"));
        String arrays = Stream.concat(
                        table.columns().stream().map(column -> column.type().sqlName()), ORIGIN_TYPES.stream())
                .map(type -> "?::" + type + "[]")
                .collect(joining(", "));
        String key = table.key().stream().map(Column::quoted).collect(joining(", "));
        Derived derived = Derived.of(table);
        String assignments = Stream.of(Stream.of("kafka_topic"), names.stream(), derived.columns().stream())
                .flatMap(Function.identity())
                .map(name -> name + " = excluded." + name)
                .collect(joining(", "));
        String columns = String.join(", ", names);
        String more = derived.columns().stream().map(column -> ", " + column).collect(joining());
        String values = derived.values().stream().map(value -> ", " + value).collect(joining());
        return "insert into " + table.tableName() + " as t (kafka_topic, " + columns + more + ")"
                + " select ?, r.*" + values + " from unnest(" + arrays + ") as r (" + columns + ")" + derived.join()
                + " on conflict (" + key + ") do update set " + assignments
                + " where t.kafka_offset <= excluded.kafka_offset"
                + " or (t.kafka_topic, t.kafka_partition) <> (excluded.kafka_topic, excluded.kafka_partition)";
    }

    /**
     * What a row has that its record has not.
     *
     * @param columns the names of the columns
     * @param values where their values come from
     * @param join joins that to the records {@code r}
     */
    private record Derived(List<String> columns, List<String> values, String join) {
        /** A status does not say which map its province is of: its conference does. */
        static Derived of(SummaryTable table) {
            return table != SummaryTable.STATUSES
                    ? new Derived(List.of(), List.of(), "")
                    : new Derived(
                            List.of("map", "province_name"),
                            List.of("u.map", "u.name"),
                            " left join diemcau.conference_summary c on c.conference_id = r.conference_id"
                                    + " left join diemcau.province_unit u"
                                    + " on u.map = diemcau.map_on(c.date) and u.code = r.province");
        }
    }

    private static String deleteSql(SummaryTable table) {
        String key = table.key().stream().map(Column::quoted).collect(joining(", "));
        String arrays = table.key().stream().map(column -> "?::text[]").collect(joining(", "));
        String sameKey = table.key().stream()
                .map(column -> "t." + column.quoted() + " = r." + column.quoted())
                .collect(joining(" and "));
        return "delete from " + table.tableName() + " t"
                + " using unnest(" + arrays + ", ?::integer[], ?::bigint[]) as r (" + key
                + ", kafka_partition, kafka_offset)"
                + " where " + sameKey
                + " and (t.kafka_offset <= r.kafka_offset or (t.kafka_topic, t.kafka_partition) <> (?, r.kafka_partition))";
    }
}
