package vn.diemcau.streams.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.SortedMap;

/** How a task tells its progress: {@code {"asOf":"2026-11-22","positions":{"conference-events":17}}}. */
final class ProgressRecord {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ProgressRecord() {}

    /** The progress as JSON; the day may be null. */
    static String json(LocalDate asOf, SortedMap<String, Long> positions) {
        ObjectNode progress = MAPPER.createObjectNode();
        progress.put("asOf", asOf == null ? null : asOf.toString());
        ObjectNode offsets = progress.putObject("positions");
        positions.forEach(offsets::put);
        try {
            return MAPPER.writeValueAsString(progress);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
