package vn.diemcau.model;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The numbers in rows, found by the types of their fields: counters by name, counters by kind as {@code FIELD/KIND};
 * without zeros and nulls.
 */
final class ExpectedCounts {
    private ExpectedCounts() {}

    static SortedMap<String, Long> of(IndexedRecord row) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            Object value = row.get(field.pos());
            if (value instanceof Long count) {
                counts.put(field.name(), count);
            } else if (value instanceof Map<?, ?> byKind) {
                byKind.forEach((kind, count) -> counts.put(field.name() + "/" + kind, (Long) count));
            }
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    static SortedMap<String, Long> sum(Collection<? extends IndexedRecord> rows) {
        SortedMap<String, Long> sum = new TreeMap<>();
        rows.forEach(row -> of(row).forEach((name, count) -> sum.merge(name, count, Long::sum)));
        sum.values().removeIf(count -> count == 0);
        return sum;
    }
}
