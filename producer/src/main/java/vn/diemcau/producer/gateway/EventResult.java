package vn.diemcau.producer.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import vn.diemcau.producer.ndjson.Fault;

/**
 * The result of an event of a request. An event that was sent is {@link Status#FAILED} until the brokers acknowledge
 * it; the thread that reads it waits for them first.
 */
final class EventResult {
    /** The possible results of an event. */
    enum Status {
        ACCEPTED,
        DUPLICATE,
        REJECTED,
        FAILED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final UUID eventId;
    private final EventResult first;
    private Status status;
    private RecordMetadata place;
    private List<Fault> faults = List.of();
    private boolean retryable;

    private EventResult(Status status, UUID eventId, EventResult first) {
        this.status = status;
        this.eventId = eventId;
        this.first = first;
    }

    static EventResult sent(UUID eventId) {
        EventResult result = new EventResult(Status.FAILED, eventId, null);
        result.retryable = true;
        return result;
    }

    static EventResult duplicate(UUID eventId, EventResult first, int index) {
        EventResult result = new EventResult(Status.DUPLICATE, eventId, first);
        result.faults =
                List.of(new Fault("eventId", "is already at index " + index + " of the request", Optional.empty()));
        return result;
    }

    static EventResult rejected(UUID eventId, List<Fault> faults) {
        EventResult result = new EventResult(Status.REJECTED, eventId, null);
        result.faults = faults;
        return result;
    }

    void acknowledged(RecordMetadata there) {
        place = there;
        status = Status.ACCEPTED;
    }

    void failed(String reason, boolean again) {
        faults = List.of(new Fault(Fault.LINE, reason, Optional.empty()));
        retryable = again;
    }

    Status status() {
        return status;
    }

    /** Whether it is not JSON at all, rather than JSON that is not an event. */
    boolean noJson() {
        return status == Status.REJECTED && faults.get(0).isNoJson();
    }

    private boolean retryable() {
        return first == null ? retryable : first.status == Status.FAILED && first.retryable;
    }

    void write(JsonGenerator json, int index) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeStringField("status", status.label());
        json.writeStringField("eventId", eventId == null ? null : eventId.toString());
        if (status == Status.ACCEPTED) {
            json.writeStringField("topic", place.topic());
            json.writeNumberField("partition", place.partition());
            json.writeNumberField("offset", place.offset());
        } else {
            writeFault(json, faults.get(0));
            json.writeBooleanField("retryable", retryable());
            if (faults.size() > 1) {
                json.writeArrayFieldStart("others");
                for (Fault fault : faults.subList(1, faults.size())) {
                    json.writeStartObject();
                    writeFault(json, fault);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void writeFault(JsonGenerator json, Fault fault) throws IOException {
        json.writeStringField("field", fault.field().equals(Fault.LINE) ? null : fault.field());
        json.writeStringField("reason", fault.reason());
        json.writeStringField("suggestion", fault.suggestion().orElse(null));
    }
}
