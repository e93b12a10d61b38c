package vn.diemcau.streams.core;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Puts tallies into the fields of summaries that have the counters' names. */
final class SummaryFields {
    private SummaryFields() {}

    /** Fills the counters of a summary that has a field for each of them. */
    static void fill(SpecificRecord summary, Tally tally) {
        Map<String, Map<String, Long>> kinds = new HashMap<>();
        for (Counter counter : Counter.values()) {
            if (counter.kind() == null) {
                set(summary, counter.field(), tally.get(counter));
            } else {
                Map<String, Long> field = kinds.computeIfAbsent(counter.field(), name -> new HashMap<>());
                if (tally.get(counter) != 0) {
                    field.put(counter.kind(), tally.get(counter));
                }
            }
        }
        kinds.forEach((name, value) -> set(summary, name, value));
    }

    /** A quotient; null where there is nothing to divide by. */
    static Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static void set(SpecificRecord summary, String name, Object value) {
        Schema.Field field = summary.getSchema().getField(name);
        if (field == null) {
            throw new IllegalStateException(summary.getSchema().getFullName() + " has no field " + name);
        }
        summary.put(field.pos(), value);
    }
}
