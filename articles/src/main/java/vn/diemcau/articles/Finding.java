package vn.diemcau.articles;

import java.util.Map;

/**
 * An event that a report shows.
 *
 * @param fields of the ingest form, {@code type} and {@code conferenceId} included, in its order; values are texts,
 *     numbers or lists
 * @param quote the sentence that shows it
 */
public record Finding(Map<String, Object> fields, String quote, Confidence confidence) {
    public Finding {
        fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
    }

    /** The name of the type of event. */
    public String type() {
        return (String) fields.get("type");
    }
}
