package vn.diemcau.consumer.read;

import java.util.List;
import org.jdbi.v3.core.statement.Query;

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

    /** Binds the values of conditions to a query that has them in their order. */
    static Query bind(Query query, List<Condition> conditions) {
        int position = 0;
        for (Condition condition : conditions) {
            for (String value : condition.values()) {
                query.bind(position++, value);
            }
        }
        return query;
    }

    static Condition of(String sql, String... values) {
        return new Condition(sql, List.of(values));
    }
}
