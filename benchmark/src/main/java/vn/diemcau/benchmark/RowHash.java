package vn.diemcau.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** A hash of the content of a summary: equal for equal rows, and very probably different for others. */
final class RowHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Quotients that are computed in another order may differ in the last digits. */
    private static final double DIGITS = 1e9;

    private RowHash() {}

    /** All fields count but {@code updatedAt}. */
    static long of(IndexedRecord row) {
        StringBuilder text = new StringBuilder();
        for (Schema.Field field : row.getSchema().getFields()) {
            if (!field.name().equals("updatedAt")) {
                append(text, row.get(field.pos()));
                text.append('\n');
            }
        }
        long hash = FNV_OFFSET;
        for (byte each : text.toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ each) * FNV_PRIME;
        }
        return hash;
    }

    private static void append(StringBuilder text, Object value) {
        if (value instanceof Double number) {
            text.append(Math.round(number * DIGITS));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(key.toString(), each));
            text.append(sorted);
        } else {
            text.append(value);
        }
    }
}
