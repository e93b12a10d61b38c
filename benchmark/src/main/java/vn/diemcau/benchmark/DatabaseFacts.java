package vn.diemcau.benchmark;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;

/** What the database says of itself and of its rows. */
final class DatabaseFacts {
    private static final String[] SETTINGS = {
        "synchronous_commit", "fsync", "shared_buffers", "wal_level", "max_wal_size", "checkpoint_timeout"
    };

    private DatabaseFacts() {}

    /** Notes its version and the settings that matter for writing. */
    static void describe(Database database, Results results) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : SETTINGS) {
            settings.put(setting, ask(database, "show " + setting));
        }
        results.describe("database", Map.of("postgresql", ask(database, "show server_version")), settings);
    }

    /**
     * A number for what a table holds of the records of its topic, whatever their order. What a sink adds to a row by itself
     * is of no account.
     */
    static String digest(Database database, SummaryTable table) throws SQLException {
        String columns = table.columns().stream()
                .filter(column -> !column.field().equals("updatedAt"))
                .map(Column::quoted)
                .collect(joining(", "));
        return ask(
                database,
                "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(row(" + columns
                        + ")::text, 0)), 0) from " + table.tableName());
    }

    /** Empties the tables and forgets how far they are read. */
    static void empty(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (SummaryTable table : SummaryTable.values()) {
                statement.execute("truncate " + table.tableName());
            }
            statement.execute("truncate " + Database.SCHEMA + ".consumer_position");
        }
    }

    private static String ask(Database database, String question) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
