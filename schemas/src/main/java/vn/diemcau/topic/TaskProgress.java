package vn.diemcau.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record of the topic {@link Topics#PROGRESS}: how far a task of the topology has counted and published, as JSON,
 * e.g. {@code {"asOf":"2026-11-22","positions":{"conference-events":17}}}.
 *
 * @param asOf the day for which the task has counted, in Asia/Ho_Chi_Minh; null if it has none
 * @param positions the last offset of each topic, by its name without prefix, that is published and committed
 * @param waiting how many conferences events name that nobody has convened yet; the JSON says it where there are any
 */
public record TaskProgress(LocalDate asOf, SortedMap<String, Long> positions, long waiting) {
    /** The stage that counts conferences; its name is that of its processor and store, too. */
    public static final String TALLY = "tally";

    /** The stage that sums up provinces. */
    public static final String TOTALS = "totals";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String AS_OF = "asOf";
    private static final String POSITIONS = "positions";
    private static final String WAITING = "waiting";

    public TaskProgress {
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    }

    /** The key of a task's record. */
    public static String key(String stage, int partition) {
        return RecordKey.of(stage, Integer.toString(partition));
    }

    /** Whether a key is of a task of a stage. */
    public static boolean isOf(String stage, String key) {
        return RecordKey.first(key).equals(stage);
    }

    /**
     * Reads the value of a record.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TaskProgress of(byte[] value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            JsonNode asOf = json.path(AS_OF);
            SortedMap<String, Long> positions = new TreeMap<>();
            for (Map.Entry<String, JsonNode> position : json.path(POSITIONS).properties()) {
                positions.put(position.getKey(), position.getValue().longValue());
            }
            return new TaskProgress(
                    asOf.isTextual() ? LocalDate.parse(asOf.textValue()) : null,
                    positions,
                    json.path(WAITING).asLong());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Not a record of progress: " + new String(value, StandardCharsets.UTF_8), e);
        }
    }

    /** The value of the record. */
    public String json() {
        ObjectNode progress = MAPPER.createObjectNode();
        progress.put(AS_OF, asOf == null ? null : asOf.toString());
        ObjectNode offsets = progress.putObject(POSITIONS);
        positions.forEach(offsets::put);
        if (waiting > 0) {
            progress.put(WAITING, waiting);
        }
        try {
            return MAPPER.writeValueAsString(progress);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the records of a topic up to an offset are published. */
    public boolean covers(String topic, long offset) {
        return positions.getOrDefault(topic, -1L) >= offset;
    }
}
