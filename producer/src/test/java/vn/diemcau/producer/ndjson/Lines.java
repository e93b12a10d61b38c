package vn.diemcau.producer.ndjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Lines of event files for tests: of each type a valid one, to be changed field by field. */
public final class Lines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("ConferenceConvened", """
                    "title":"Hội nghị","level":"CENTRAL","format":"ONLINE","kind":"REVIEW","convener":"Văn phòng",
                    "scheduledStart":"2020-01-09T14:00:00+07:00","invited":"ALL"
                    """),
            Map.entry("ConferenceOpened", ""),
            Map.entry("ConferenceClosed", ""),
            Map.entry("ConferenceCancelled", ""),
            Map.entry("SiteJoined", "\"province\":\"Nghệ An\""),
            Map.entry("SiteLeft", "\"province\":\"Nghệ An\""),
            Map.entry("SiteAnnulled", "\"province\":\"Nghệ An\""),
            Map.entry("AttendanceReported", ""),
            Map.entry("AwardConferred", "\"awardId\":\"a1\",\"province\":\"VN-22\",\"award\":\"MEDAL\""),
            Map.entry("AwardRetracted", "\"awardId\":\"a1\""),
            Map.entry("SpeechDelivered", "\"speechId\":\"s1\",\"speaker\":\"Người nói\",\"kind\":\"REPORT\""),
            Map.entry("SpeechRetracted", "\"speechId\":\"s1\""),
            Map.entry(
                    "DirectiveIssued",
                    "\"directiveId\":\"d1\",\"issuer\":\"Ban\",\"text\":\"Báo cáo\",\"addressees\":[\"VN-22\"]"),
            Map.entry("DirectiveProgressed", "\"directiveId\":\"d1\",\"province\":\"VN-22\",\"percent\":57"),
            Map.entry("DirectiveCompleted", "\"directiveId\":\"d1\",\"province\":\"VN-22\""),
            Map.entry("DirectiveReopened", "\"directiveId\":\"d1\",\"province\":\"VN-22\""),
            Map.entry("DirectiveWithdrawn", "\"directiveId\":\"d1\""),
            Map.entry(
                    "OutcomeReported",
                    "\"outcomeId\":\"o1\",\"subject\":\"Kế hoạch\",\"value\":90,\"unit\":\"PERCENT\""),
            Map.entry("OutcomeRetracted", "\"outcomeId\":\"o1\""));

    private final ObjectNode fields;

    private Lines(ObjectNode fields) {
        this.fields = fields;
    }

    /** A valid line of a type, with the fields that it needs and no other. */
    public static Lines of(String type) {
        String body = BODIES.get(type).strip();
        return new Lines(parsed("{\"type\":\"" + type + "\",\"conferenceId\":\"c1\",\"occurredAt\":\"2020-01-09T14:00\""
                + (body.isEmpty() ? "" : "," + body) + "}"));
    }

    /** The line with a field changed or added; the value is JSON. */
    public Lines with(String field, String json) {
        fields.set(field, parsed("{\"x\":" + json + "}").get("x"));
        return this;
    }

    public Lines without(String field) {
        fields.remove(field);
        return this;
    }

    @Override
    public String toString() {
        return fields.toString();
    }

    /** What the reader makes of a text. */
    static Reading read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new EventReader().read(bytes, 0, bytes.length, null);
    }

    /** The event of a valid line. */
    static ParsedEvent event(Object line) {
        if (read(line.toString()) instanceof Reading.Valid valid) {
            return valid.event();
        }
        throw new AssertionError(read(line.toString()));
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
