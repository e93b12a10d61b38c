package vn.diemcau.consumer.read;

import java.util.List;

/**
 * A condition on rows.
 *
 * @param sql the condition on a row {@code t}, with a {@code ?} for each value
 * @param values the values, as text that the SQL casts
 */
record Condition(String sql, List<String> values) {
    Condition {
        values = List.copyOf(values);
    }

    static Condition of(String sql, String... values) {
        return new Condition(sql, List.of(values));
    }
}
