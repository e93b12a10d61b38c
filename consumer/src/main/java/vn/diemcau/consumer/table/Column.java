package vn.diemcau.consumer.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * A column that holds a field of a summary.
 *
 * @param field the name of the field, in camelCase
 * @param position the position of the field in its schema
 * @param name the name of the column: the field's in snake_case
 * @param type what the column holds
 * @param schema the schema of the field
 */
public record Column(String field, int position, String name, ColumnType type, Schema schema) {
    static Column of(Schema.Field field) {
        String name = field.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new Column(field.name(), field.pos(), name, ColumnType.of(field.schema()), field.schema());
    }

    /** The value of a row as JSON, at an index of the result set. */
    public JsonNode read(ResultSet row, int index) throws SQLException {
        JsonNode value = type.read(row, index);
        return row.wasNull() ? NullNode.instance : SummaryJson.arrange(value, schema);
    }

    /** Whether a row can be without a value. */
    public boolean isNullable() {
        return schema.isNullable();
    }

    /** Whether it holds free text, not one of a few symbols. */
    public boolean isFreeText() {
        return type == ColumnType.TEXT
                && (schema.isUnion() ? schema.getTypes() : List.of(schema))
                        .stream().noneMatch(branch -> branch.getType() == Schema.Type.ENUM);
    }

    /** The name in SQL; quoted, because it may be a key word of SQL. */
    public String quoted() {
        return '"' + name + '"';
    }
}
