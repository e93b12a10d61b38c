package vn.diemcau.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Compares a summary with a row of the database, read as JSON. */
final class Rows {
    private static final double TOLERANCE = 1e-9;

    private Rows() {}

    /** Adds a line for each field that differs; {@code updatedAt} is left aside. */
    static void differences(String row, IndexedRecord expected, JsonNode actual, List<String> differences) {
        for (Schema.Field field : expected.getSchema().getFields()) {
            Object wanted = expected.get(field.pos());
            JsonNode found = actual.get(field.name());
            if (!field.name().equals("updatedAt") && !isSame(wanted, found)) {
                differences.add(row + " " + field.name() + ": expected " + wanted + ", got " + found);
            }
        }
    }

    private static boolean isSame(Object expected, JsonNode actual) {
        if (expected == null || actual == null || actual.isNull()) {
            return expected == null && actual != null && actual.isNull();
        } else if (expected instanceof Double number) {
            return Math.abs(number - actual.doubleValue()) <= TOLERANCE * Math.max(1, Math.abs(number));
        } else if (expected instanceof BigDecimal number) {
            return actual.isNumber() && number.compareTo(actual.decimalValue()) == 0;
        } else if (expected instanceof Number number) {
            return actual.isIntegralNumber() && number.longValue() == actual.longValue();
        } else if (expected instanceof Instant instant) {
            return actual.isTextual() && instant.equals(Instant.parse(actual.textValue()));
        } else if (expected instanceof Map<?, ?> map) {
            return map.size() == actual.size()
                    && map.entrySet().stream()
                            .allMatch(entry -> isSame(
                                    entry.getValue(), actual.get(entry.getKey().toString())));
        } else if (expected instanceof List<?> list) {
            return isSameList(list, actual);
        } else if (expected instanceof IndexedRecord document) {
            return document.getSchema().getFields().stream()
                    .allMatch(field -> isSame(document.get(field.pos()), actual.get(field.name())));
        }
        return actual.isTextual() && expected.toString().equals(actual.textValue());
    }

    private static boolean isSameList(List<?> expected, JsonNode actual) {
        if (!actual.isArray() || expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!isSame(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }
}
