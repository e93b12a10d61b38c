package vn.diemcau.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The database as its administrator sees it. */
record Tables(DataSource database) {
    private static final List<String> NAMES = List.of(
            "province_summary", "conference_summary", "directive_summary", "participation_summary", "directive_status");

    /** Every row with all its columns but the number of the replay, by table and place in it. */
    Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        for (String table : NAMES) {
            for (String row : query("select (to_jsonb(t) - 'replay')::text from diemcau." + table
                    + " t order by kafka_topic, kafka_partition, kafka_offset")) {
                rows.put(table + " " + rows.size(), row);
            }
        }
        return rows;
    }

    /** The first column of what a question yields. */
    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    void execute(String... commands) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
