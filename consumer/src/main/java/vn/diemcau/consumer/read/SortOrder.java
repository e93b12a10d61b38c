package vn.diemcau.consumer.read;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.ColumnType;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * The order of a list: by a field and then by the parts of the key, so that no two rows are equal. Rows without a value
 * come after all others, and first where the order is descending.
 */
public final class SortOrder {
    private static final String DESCENDING = "-";

    private final SummaryTable table;
    private final Column column;
    private final boolean descending;

    private SortOrder(SummaryTable table, Column column, boolean descending) {
        this.table = table;
        this.column = column;
        this.descending = descending;
    }

    /** By the parts of the key. */
    public static SortOrder byKey(SummaryTable table) {
        return new SortOrder(table, table.key().get(0), false);
    }

    /**
     * The order that a text names.
     *
     * @param text a field of the table's rows; with {@code -} before it the order is descending
     * @throws InvalidParameterException if the rows have no such field
     */
    public static SortOrder of(SummaryTable table, String text) {
        boolean descending = text.startsWith(DESCENDING);
        String field = descending ? text.substring(1) : text;
        Optional<Column> column = table.columns().stream()
                .filter(candidate -> candidate.field().equals(field))
                .findFirst();
        return new SortOrder(
                table,
                column.orElseThrow(() -> new InvalidParameterException(
                        "sort",
                        "sort is '" + text + "'; it takes a field, with - before it for the descending order: "
                                + table.columns().stream().map(Column::field).collect(joining(", ")))),
                descending);
    }

    /** Its name for callers. */
    String text() {
        return (descending ? DESCENDING : "") + column.field();
    }

    /** The fields by which rows are compared, the most significant first. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(column));
        table.key().stream().filter(part -> !part.equals(column)).forEach(columns::add);
        return columns;
    }

    /** The list of expressions after {@code order by}. */
    String orderBy() {
        String direction = descending ? " desc" : "";
        return expressions().stream().map(expression -> expression + direction).collect(joining(", "));
    }

    /** Whether a row comes after one whose values of {@link #columns} are given as text, null where it has none. */
    Condition after(List<String> values) {
        List<Column> columns = columns();
        List<String> bounds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column part = columns.get(i);
            bounds.add(
                    values.get(i) == null
                            ? absent(part.type())
                            : beginning(part, "?::" + part.type().sqlName()));
        }
        return new Condition(
                "(" + String.join(", ", expressions()) + ")" + (descending ? " < " : " > ") + "("
                        + String.join(", ", bounds) + ")",
                values.stream().filter(Objects::nonNull).toList());
    }

    /**
     * What rows are compared by. No expression is ever null: an index can then be read from any row on, which {@code
     * nulls last} would not allow. The indexes of the migrations have the same expressions.
     */
    private List<String> expressions() {
        return columns().stream()
                .map(part -> {
                    String value = beginning(part, "t." + part.quoted());
                    return part.isNullable() ? "coalesce(" + value + ", " + absent(part.type()) + ")" : value;
                })
                .toList();
    }

    /** Free texts are compared by their first characters: an index cannot hold texts of any length. */
    private String beginning(Column part, String expression) {
        return part.isFreeText() && !table.key().contains(part) ? "left(" + expression + ", 200)" : expression;
    }

    /** The value used for null; greater than any value that a summary can have. */
    private static String absent(ColumnType type) {
        return switch (type) {
            case BIGINT -> "9223372036854775807::bigint";
            case INTEGER -> "2147483647";
            case DOUBLE -> "'infinity'::double precision";
            case TIMESTAMP -> "'infinity'::timestamp with time zone";
            case DATE -> "'infinity'::date";
            case TEXT -> "chr(65535)";
            case BOOLEAN, JSONB -> throw new IllegalStateException(type + " is never absent");
        };
    }
}
