package vn.diemcau.consumer.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vn.diemcau.consumer.table.Column;
import vn.diemcau.consumer.table.ColumnType;
import vn.diemcau.consumer.table.SummaryJson;

/**
 * The end of a part of a list: the last row of it, by its values in the order of the list. Reading on from there
 * neither repeats that row nor skips one, whatever happens to rows meanwhile.
 */
final class Cursor {
    private Cursor() {}

    /**
     * The cursor of the part of a list that ends with a row.
     *
     * @param list the name of the list
     * @param order the name of its order
     * @param columns what the order is by
     */
    static String at(String list, String order, List<Column> columns, ObjectNode row) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        parts.add(list);
        parts.add(order);
        for (Column column : columns) {
            JsonNode value = row.get(column.field());
            parts.add(value.isNull() ? null : value.isContainerNode() ? SummaryJson.write(value) : value.asText());
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(SummaryJson.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The values of the row that a cursor is at, as text; null for those that the row has not.
     *
     * @throws InvalidParameterException if it is not a cursor of such a list
     */
    static List<String> values(String cursor, String list, String order, List<Column> columns) {
        try {
            JsonNode parts =
                    SummaryJson.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (parts.isArray()
                    && parts.size() == columns.size() + 2
                    && parts.get(0).asText().equals(list)
                    && parts.get(1).asText().equals(order)) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(value(columns.get(i), parts.get(i + 2)));
                }
                return values;
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // refused below
        }
        throw new InvalidParameterException(
                "cursor",
                "cursor does not belong to this list and order; use 'next' of the previous answer, with the same sort");
    }

    private static String value(Column column, JsonNode value) {
        if (value.isNull() && column.isNullable()) {
            return null;
        }
        if (!value.isTextual() || value.asText().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no text");
        }
        String text = value.asText();
        ColumnType.check(column.type(), text);
        return text;
    }
}
