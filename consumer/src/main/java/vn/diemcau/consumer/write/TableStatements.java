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
import vn.diemcau.consumer.table.ColumnType;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The statements that change a table, each for any number of rows: the values of a column travel as one array. None of
 * them changes a row that a newer record of the same partition wrote. A row of another partition is always replaced:
 * its topic was recreated with another number of partitions.
 */
final class TableStatements {
    private static final List<ColumnType> ORIGIN_TYPES =
            List.of(ColumnType.INTEGER, ColumnType.BIGINT, ColumnType.BIGINT);

    private final SummaryTable table;
    private final String upsert;
    private final String delete;

    TableStatements(SummaryTable table) {
        this.table = table;
        this.upsert = upsertSql(table);
        this.delete = deleteSql(table);
    }

    /** Inserts or updates the rows; no two changes may have the same key, and none may be a tombstone. */
    void upsert(Connection connection, String topic, List<SummaryChange> changes, Function<SummaryChange, Long> replay)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            int index = 1;
            statement.setString(index++, topic);
            for (Column column : table.columns()) {
                int key = table.key().indexOf(column);
                setArray(statement, index++, column.type(), changes, change -> {
                    Object value = key < 0
                            ? change.summary().get(column.position())
                            : change.key().get(key);
                    return value == null ? null : column.type().toSql(value);
                });
            }
            setArray(
                    statement,
                    index++,
                    ColumnType.INTEGER,
                    changes,
                    change -> change.partition().partition());
            setArray(statement, index++, ColumnType.BIGINT, changes, SummaryChange::offset);
            setArray(statement, index, ColumnType.BIGINT, changes, replay::apply);
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
                        ColumnType.TEXT,
                        tombstones,
                        change -> change.key().get(keyPart));
            }
            setArray(
                    statement,
                    index++,
                    ColumnType.INTEGER,
                    tombstones,
                    change -> change.partition().partition());
            setArray(statement, index++, ColumnType.BIGINT, tombstones, SummaryChange::offset);
            statement.setString(index, topic);
            statement.executeUpdate();
        }
    }

    private static void setArray(
            PreparedStatement statement,
            int index,
            ColumnType type,
            List<SummaryChange> changes,
            Function<SummaryChange, Object> value)
            throws SQLException {
        Object[] values = type.newArray(changes.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(changes.get(i));
        }
        statement.setArray(index, statement.getConnection().createArrayOf(type.sentName(), values));
    }

    private static String upsertSql(SummaryTable table) {
        List<String> names =
                new ArrayList<>(table.columns().stream().map(Column::quoted).toList());
        names.addAll(List.of("kafka_partition", "kafka_offset", "replay"));
        String arrays = Stream.concat(table.columns().stream().map(Column::type), ORIGIN_TYPES.stream())
                .map(type -> "?::" + type.sentName() + "[]")
                .collect(joining(", "));
        String key = table.key().stream().map(Column::quoted).collect(joining(", "));
        Derived derived = Derived.of(table);
        String assignments = Stream.of(Stream.of("kafka_topic"), names.stream(), derived.columns().stream())
                .flatMap(Function.identity())
                .map(name -> name + " = excluded." + name)
                .collect(joining(", "));
        String columns = String.join(", ", names);
        String more = derived.columns().stream().map(column -> ", " + column).collect(joining());
        String values = Stream.concat(
                        table.columns().stream()
                                .map(column -> "r." + column.quoted() + "::"
                                        + column.type().sqlName()),
                        Stream.concat(
                                Stream.of("r.kafka_partition", "r.kafka_offset", "r.replay"),
                                derived.values().stream()))
                .collect(joining(", "));
        return "insert into " + table.tableName() + " as t (kafka_topic, " + columns + more + ")"
                + " select ?, " + values + " from unnest(" + arrays + ") as r (" + columns + ")" + derived.join()
                + " on conflict (" + key + ") do update set " + assignments
                + " where t.kafka_offset <= excluded.kafka_offset"
                + " or (t.kafka_topic, t.kafka_partition) <> (excluded.kafka_topic, excluded.kafka_partition)";
    }

    /**
     * The columns of a row that its record does not have.
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
