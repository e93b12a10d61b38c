package vn.diemcau.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run gave.
 *
 * @param what the program: limit, ours, textbook, flink, …
 * @param variant how it was set up; empty where there is one way only
 * @param events how many events it is about
 * @param exact whether its results are those that are expected; others are not evaluated
 * @param figures what was measured, by name
 */
record Run(String what, String variant, long events, boolean exact, Map<String, Double> figures) {
    Run {
        figures = new LinkedHashMap<>(figures);
    }

    String name() {
        return variant.isEmpty() ? what : what + " (" + variant + ")";
    }

    double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("what", what);
        if (!variant.isEmpty()) {
            json.put("variant", variant);
        }
        json.put("events", events);
        figures.forEach((name, value) -> {
            if (!value.isNaN()) {
                json.put(name, Math.round(value * 1000) / 1000.0);
            }
        });
        json.put("exact", exact);
        return json;
    }
}
