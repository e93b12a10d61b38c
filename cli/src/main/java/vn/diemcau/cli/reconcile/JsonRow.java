package vn.diemcau.cli.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import vn.diemcau.model.RowDifferences;

/**
 * Compares a row of the database, as {@link vn.diemcau.consumer.read.SummaryReader} gives it, with the expected row.
 */
public final class JsonRow {
    private JsonRow() {}

    /** In what they differ, as {@link RowDifferences#of}. */
    public static List<String> differences(String row, IndexedRecord expected, ObjectNode actual) {
        if (expected == null || actual == null) {
            return List.of(RowDifferences.missing(row, expected, actual));
        }
        List<String> differences = new ArrayList<>();
        for (Schema.Field field : expected.getSchema().getFields()) {
            Object wanted = expected.get(field.pos());
            JsonNode found = actual.get(field.name());
            if (!field.name().equals(RowDifferences.UPDATED_AT) && !same(wanted, found)) {
                differences.add(RowDifferences.field(row, field.name(), wanted, found));
            }
        }
        return differences;
    }

    private static boolean same(Object expected, JsonNode actual) {
        if (expected == null || actual == null || actual.isNull()) {
            return expected == null && (actual == null || actual.isNull());
        } else if (expected instanceof Double number) {
            return actual.isNumber() && RowDifferences.same(number, actual.doubleValue());
        } else if (expected instanceof BigDecimal number) {
            return actual.isNumber() && number.compareTo(actual.decimalValue()) == 0;
        } else if (expected instanceof Number number) {
            return actual.isIntegralNumber() && number.longValue() == actual.longValue();
        } else if (expected instanceof Instant instant) {
            return instant.equals(Instant.parse(actual.asText()));
        } else if (expected instanceof Map<?, ?> map) {
            return actual.isObject()
                    && actual.size() == map.size()
                    && map.entrySet().stream()
                            .allMatch(entry -> same(
                                    entry.getValue(), actual.get(entry.getKey().toString())));
        } else if (expected instanceof Collection<?> list) {
            return actual.isArray() && sameItems(list, actual);
        } else if (expected instanceof IndexedRecord document) {
            return document.getSchema().getFields().stream()
                    .allMatch(field -> same(document.get(field.pos()), actual.get(field.name())));
        }
        return stored(expected.toString()).equals(actual.asText());
    }

    private static boolean sameItems(Collection<?> expected, JsonNode actual) {
        int index = 0;
        for (Object item : expected) {
            if (!same(item, actual.get(index++))) {
                return false;
            }
        }
        return actual.size() == index;
    }

    /** A text as PostgreSQL can keep it: it has no U+0000, and the consumer writes U+FFFD for it. */
    private static String stored(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
