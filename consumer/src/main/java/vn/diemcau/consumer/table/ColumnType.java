package vn.diemcau.consumer.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** What a column holds: how a field of a summary gets into it and, as JSON, out of it again. */
public enum ColumnType {
    TEXT("text", String.class) {
        @Override
        public Object toSql(Object value) {
            return SummaryJson.clean(value.toString());
        }

        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            return TextNode.valueOf(row.getString(index));
        }
    },
    BIGINT("bigint", Long.class) {
        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            return LongNode.valueOf(row.getLong(index));
        }
    },
    INTEGER("integer", Integer.class) {
        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            return IntNode.valueOf(row.getInt(index));
        }
    },
    DOUBLE("double precision", Double.class) {
        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            return DoubleNode.valueOf(row.getDouble(index));
        }
    },
    BOOLEAN("boolean", Boolean.class) {
        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            return BooleanNode.valueOf(row.getBoolean(index));
        }
    },
    TIMESTAMP("timestamptz", String.class) {
        @Override
        public Object toSql(Object value) {
            return value.toString();
        }

        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
            return value == null ? NullNode.instance : SummaryJson.node(value.toInstant());
        }
    },
    DATE("date", String.class) {
        @Override
        public Object toSql(Object value) {
            return value.toString();
        }

        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            LocalDate value = row.getObject(index, LocalDate.class);
            return value == null ? NullNode.instance : SummaryJson.node(value);
        }
    },
    JSONB("jsonb", String.class) {
        @Override
        public Object toSql(Object value) {
            return SummaryJson.write(SummaryJson.node(value));
        }

        @Override
        JsonNode read(ResultSet row, int index) throws SQLException {
            String value = row.getString(index);
            return value == null ? NullNode.instance : SummaryJson.parse(value);
        }
    };

    private final String sqlName;
    private final Class<?> sentAs;

    ColumnType(String sqlName, Class<?> sentAs) {
        this.sqlName = sqlName;
        this.sentAs = sentAs;
    }

    /** The name in SQL. */
    public String sqlName() {
        return sqlName;
    }

    /**
     * The type of the elements of an array that the driver sends, in SQL: what is no number travels as text, which the
     * driver sends as it is, and is cast by the database.
     */
    public String sentName() {
        return sentAs == String.class ? TEXT.sqlName : sqlName;
    }

    /** An array for values of {@link #toSql}; the driver sends it in binary only if its class says what it holds. */
    public Object[] newArray(int length) {
        return (Object[]) Array.newInstance(sentAs, length);
    }

    /** A value of the generated classes as an element of an array that the driver sends; never called with null. */
    public Object toSql(Object value) {
        return value;
    }

    /**
     * Makes sure that a text, as {@link #read} shows a value, can be cast to this type by the database.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static void check(ColumnType type, String text) {
        try {
            switch (type) {
                case BIGINT -> Long.parseLong(text);
                case INTEGER -> Integer.parseInt(text);
                case DOUBLE -> Double.parseDouble(text);
                case TIMESTAMP -> Instant.parse(text);
                case DATE -> LocalDate.parse(text);
                case JSONB -> SummaryJson.parse(text);
                case TEXT, BOOLEAN -> {
                    // any text, and no summary has a truth value
                }
            }
        } catch (DateTimeException | IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The value of a row as JSON; anything, but no error, where the column is null. */
    abstract JsonNode read(ResultSet row, int index) throws SQLException;

    /**
     * The type of the column for a field.
     *
     * @throws IllegalArgumentException if there is none for such a field
     */
    static ColumnType of(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> of(withoutNull(schema));
            case STRING, ENUM -> TEXT;
            case LONG -> isLogical(schema, "timestamp-millis") ? TIMESTAMP : BIGINT;
            case INT -> isLogical(schema, "date") ? DATE : INTEGER;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
            case ARRAY, MAP, RECORD -> JSONB;
            default -> throw new IllegalArgumentException("No type of column for " + schema);
        };
    }

    private static Schema withoutNull(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No type of column for " + union));
    }

    private static boolean isLogical(Schema schema, String name) {
        LogicalType logical = schema.getLogicalType();
        return logical != null && logical.getName().equals(name);
    }
}
