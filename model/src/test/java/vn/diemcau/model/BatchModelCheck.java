package vn.diemcau.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Compares what the batch model makes of a file of events with a file of expected rows, as {@code ./diemcau report
 * --format json --detail} prints them: {@code BatchModelCheck EVENTS.ndjson EXPECTED.json TODAY}. Prints the first
 * differences and how many fields agree; exits with 1 where any differs.
 */
final class BatchModelCheck {
    private static final int DIFFERENCES_SHOWN = 20;
    private static final double TOLERANCE = 1e-6;
    private static final Map<String, List<String>> KEYS = Map.of(
            "provinces", List.of("map", "province", "period"),
            "conferences", List.of("conferenceId"),
            "directives", List.of("conferenceId", "directiveId"),
            "participation", List.of("conferenceId", "province"),
            "statuses", List.of("conferenceId", "directiveId", "province"));

    private final List<String> differences = new ArrayList<>();
    private int agreeing;
    private int compared;

    private BatchModelCheck() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Usage: BatchModelCheck EVENTS.ndjson EXPECTED.json TODAY");
            System.exit(64);
        }
        BatchModelCheck check = new BatchModelCheck();
        ModelSummaries summaries =
                BatchModel.of(LenientEventFile.read(Path.of(arguments[0])), LocalDate.parse(arguments[2]));
        check.compare(new ObjectMapper().readTree(Path.of(arguments[1]).toFile()), summaries);
        check.print(System.out);
        System.exit(check.differences.isEmpty() ? 0 : 1);
    }

    private void compare(JsonNode expected, ModelSummaries actual) {
        compare("provinces", expected, actual.provinces());
        compare("conferences", expected, actual.conferences());
        compare("directives", expected, actual.directives());
        compare("participation", expected, actual.participation());
        compare("statuses", expected, actual.statuses());
    }

    private void compare(String table, JsonNode expected, SortedMap<String, ? extends IndexedRecord> actual) {
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        expected.get(table).forEach(row -> wanted.put(key(table, row), row));
        TreeSet<String> tooMany = new TreeSet<>(actual.keySet());
        tooMany.removeAll(wanted.keySet());
        tooMany.forEach(key -> differ(table + " " + key + ": a row that should not be"));
        wanted.forEach((key, row) -> {
            if (actual.containsKey(key)) {
                compare(table + " " + key, row, json(actual.get(key)));
            } else {
                differ(table + " " + key + ": no such row");
            }
        });
    }

    private void compare(String row, JsonNode expected, JsonNode actual) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            JsonNode found = actual.path(field.getKey());
            if (same(field.getValue(), found)) {
                compared++;
                agreeing++;
            } else {
                differ(row + " " + field.getKey() + ": expected " + field.getValue() + ", got " + found);
            }
        }
    }

    private void differ(String difference) {
        compared++;
        differences.add(difference);
    }

    private void print(PrintStream out) {
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(out::println);
        out.println(agreeing + " of " + compared + " fields agree");
    }

    private static String key(String table, JsonNode row) {
        return String.join(
                "/",
                KEYS.get(table).stream().map(field -> row.get(field).asText()).toList());
    }

    /** Numbers are the same within the tolerance; null, nothing and emptiness are the same. */
    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            double wanted = expected.doubleValue();
            return Math.abs(wanted - actual.doubleValue()) <= TOLERANCE * Math.max(1, Math.abs(wanted));
        }
        if (isNothing(expected) || isNothing(actual)) {
            return isNothing(expected) && isNothing(actual);
        }
        if (expected.isContainerNode() && actual.isContainerNode()) {
            return expected.size() == actual.size() && sameElements(expected, actual);
        }
        return expected.equals(actual) || sameInstant(expected.asText(), actual.asText());
    }

    private static boolean sameElements(JsonNode expected, JsonNode actual) {
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!same(expected.get(i), actual.path(i))) {
                    return false;
                }
            }
            return true;
        }
        return expected.properties().stream().allMatch(field -> same(field.getValue(), actual.path(field.getKey())));
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.textValue().isEmpty());
    }

    private static boolean sameInstant(String expected, String actual) {
        return expected.endsWith("Z")
                && actual.endsWith("Z")
                && Instant.parse(expected).equals(Instant.parse(actual));
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof IndexedRecord row) {
            var object = nodes.objectNode();
            for (Schema.Field field : row.getSchema().getFields()) {
                object.set(field.name(), json(row.get(field.pos())));
            }
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            var object = nodes.objectNode();
            map.forEach((name, element) -> object.set(name.toString(), json(element)));
            return object;
        }
        if (value instanceof Collection<?> collection) {
            var array = nodes.arrayNode();
            collection.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof BigDecimal || value instanceof Double) {
            return nodes.numberNode(((Number) value).doubleValue());
        }
        return value instanceof Number number ? nodes.numberNode(number.longValue()) : nodes.textNode(value.toString());
    }
}
