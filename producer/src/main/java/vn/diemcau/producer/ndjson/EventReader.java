package vn.diemcau.producer.ndjson;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.Source;
import vn.diemcau.rules.Limits;

/**
 * Reads lines of the NDJSON ingest form, strictly: a line is either a valid event, or it is rejected with all its
 * faults. An event without {@code eventId} gets the one of {@link EventIds}. Not for use by several threads at once.
 */
public final class EventReader {
    /** The longest line, in bytes without its line end: 1 MiB. */
    public static final int MAX_LINE_BYTES = Limits.MAX_LINE_BYTES;

    private static final String TYPE = "type";
    private static final String SOURCE = "source";

    private final JsonLine json = new JsonLine();
    private final EventTypes types = new EventTypes();

    /**
     * Reads one line.
     *
     * @param bytes holds the line
     * @param offset index of the line's first byte
     * @param length bytes of the line without its line end and without a byte order mark
     * @param source where the line comes from, goes into the envelope; null where unknown
     */
    public Reading read(byte[] bytes, int offset, int length, Source source) {
        Faults faults = new Faults();
        if (length > MAX_LINE_BYTES) {
            return tooLong();
        }
        Map<String, Value> line = json.read(bytes, offset, length, faults);
        if (line == null) {
            return new Reading.Invalid(faults.list());
        }
        EventType type = type(line, faults);
        checkNames(line, type, faults);
        Map<String, Object> envelope = envelope(line, faults);
        SpecificRecordBase body = type == null ? null : type.body(line, faults);
        if (faults.none() && body instanceof OutcomeReported outcome) {
            checkCount(outcome, faults);
        }
        if (!faults.none() || type == null) {
            return new Reading.Invalid(faults.list());
        }
        String conferenceId = (String) envelope.get("conferenceId");
        Instant occurredAt = (Instant) envelope.get("occurredAt");
        UUID given = (UUID) envelope.get("eventId");
        UUID eventId = given == null ? EventIds.of(conferenceId, occurredAt, body) : given;
        return new Reading.Valid(type.event(eventId, conferenceId, occurredAt, source, body));
    }

    /** The result for a line over {@link #MAX_LINE_BYTES}, which need not be held in memory. */
    public static Reading tooLong() {
        Faults faults = new Faults();
        faults.add(Fault.LINE, "is over 1 MiB (1,048,576 bytes)");
        return new Reading.Invalid(faults.list());
    }

    private EventType type(Map<String, Value> line, Faults faults) {
        Value value = line.get(TYPE);
        if (value == null || value instanceof Value.Text text && Texts.isBlank(text.text())) {
            faults.add(TYPE, "is missing");
            return null;
        }
        String name = Texts.read(TYPE, value, "the name of a type of event", faults);
        if (name == null) {
            return null;
        }
        EventType type = types.get(name);
        if (type == null) {
            faults.add(
                    TYPE,
                    "is " + Texts.quote(name) + ", which is not a type of event",
                    Nearest.to(name, types.names()));
        }
        return type;
    }

    /** Without a known type the allowed fields are not known; only {@code source} is never allowed. */
    private static void checkNames(Map<String, Value> line, EventType type, Faults faults) {
        for (String name : line.keySet()) {
            if (name.equals(SOURCE)) {
                faults.add(SOURCE, "is set by the producer and never read from a line; leave it out");
            } else if (type != null && !type.known().contains(name)) {
                Set<String> known = type.known();
                faults.add(name, "is not a field of " + type.name(), Nearest.to(name, known));
            }
        }
    }

    private static Map<String, Object> envelope(Map<String, Value> line, Faults faults) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : EventType.ENVELOPE_FIELDS) {
            if (!field.name().equals(TYPE)) {
                values.put(field.name(), field.read(line.get(field.name()), faults));
            }
        }
        return values;
    }

    /** A value in the unit COUNT is a count, and a negative or absurd count is refused wherever it stands. */
    private static void checkCount(OutcomeReported outcome, Faults faults) {
        BigDecimal value = outcome.getValue();
        boolean fits = value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(Limits.MAX_COUNT)) <= 0;
        if (outcome.getUnit() == OutcomeUnit.COUNT && !fits) {
            faults.add("value", "is " + value.stripTrailingZeros().toPlainString() + "; a count is 0 to 10,000,000");
        }
    }
}
