package vn.diemcau.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The counters of a cell, or of a sum of cells, by the names of the contract; a counter that is zero is not kept. The
 * counters by kind go by {@code FIELD/KIND}, e.g. {@code speechesByKind/REPORT}.
 */
final class ModelCounters {
    private final SortedMap<String, Long> values = new TreeMap<>();

    long get(String name) {
        return values.getOrDefault(name, 0L);
    }

    void add(String name, long amount) {
        values.merge(name, amount, Long::sum);
        values.remove(name, 0L);
    }

    void addAll(ModelCounters others) {
        others.values.forEach(this::add);
    }

    boolean areZero() {
        return values.isEmpty();
    }

    /** Sets the fields of the summary that have the names of the counters. */
    void writeTo(SpecificRecord summary) {
        Map<String, Map<String, Long>> byKind = new TreeMap<>();
        values.forEach((name, value) -> {
            int slash = name.indexOf('/');
            if (slash < 0) {
                put(summary, name, value);
            } else {
                byKind.computeIfAbsent(name.substring(0, slash), field -> new TreeMap<>())
                        .put(name.substring(slash + 1), value);
            }
        });
        byKind.forEach((field, kinds) -> put(summary, field, kinds));
    }

    /** The quotient of two counters, or of two sums of counters; null where there is nothing to divide by. */
    static Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static void put(SpecificRecord summary, String name, Object value) {
        Schema.Field field = summary.getSchema().getField(name);
        if (field == null) {
            throw new IllegalStateException(summary.getSchema().getName() + " has no counter " + name);
        }
        summary.put(field.pos(), value);
    }
}
