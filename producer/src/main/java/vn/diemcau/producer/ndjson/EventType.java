package vn.diemcau.producer.ndjson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import vn.diemcau.event.Source;
import vn.diemcau.topic.Topic;

/** A type of event: its topic and its fields. Its name is that of the body's Avro record. */
final class EventType {
    /** Makes an envelope of a topic. */
    @FunctionalInterface
    interface Envelope {
        SpecificRecord of(UUID eventId, String conferenceId, Instant occurredAt, Source source, Object body);
    }

    /** The fields that every type has. */
    static final List<Field> ENVELOPE_FIELDS = List.of(
            Field.required("type", FreeText.TEXT),
            Field.required("conferenceId", Identifier.ID),
            Field.required("occurredAt", Moment.TIMESTAMP),
            Field.optional("eventId", Identifier.UUID_TEXT));

    private final Topic<?> topic;
    private final Envelope envelope;
    private final Supplier<? extends SpecificRecordBase> body;
    private final String name;
    private final List<Field> fields;
    private final int[] positions;
    private final Set<String> known = new LinkedHashSet<>();

    EventType(Topic<?> topic, Envelope envelope, Supplier<? extends SpecificRecordBase> body, Field... fields) {
        this.topic = topic;
        this.envelope = envelope;
        this.body = body;
        this.fields = List.of(fields);
        var schema = body.get().getSchema();
        this.name = schema.getName();
        this.positions = this.fields.stream()
                .mapToInt(field -> schema.getField(field.name()).pos())
                .toArray();
        ENVELOPE_FIELDS.forEach(field -> known.add(field.name()));
        this.fields.forEach(field -> known.add(field.name()));
    }

    String name() {
        return name;
    }

    /** The fields of the body. */
    List<Field> fields() {
        return fields;
    }

    /** The names of all fields that a line of this type may have. */
    Set<String> known() {
        return known;
    }

    /** The body of a line; must not be used if there are faults. */
    SpecificRecordBase body(Map<String, Value> line, Faults faults) {
        List<Object> values = new ArrayList<>(positions.length);
        for (Field field : fields) {
            values.add(field.read(line.get(field.name()), faults));
        }
        SpecificRecordBase record = body.get();
        if (faults.none()) {
            for (int i = 0; i < positions.length; i++) {
                record.put(positions[i], values.get(i));
            }
        }
        return record;
    }

    ParsedEvent event(UUID eventId, String conferenceId, Instant occurredAt, Source source, SpecificRecordBase record) {
        return new ParsedEvent(topic, conferenceId, envelope.of(eventId, conferenceId, occurredAt, source, record));
    }
}
