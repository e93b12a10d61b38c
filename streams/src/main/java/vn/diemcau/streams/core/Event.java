package vn.diemcau.streams.core;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;

/**
 * An event out of its envelope.
 *
 * @param conferenceId the conference that it is about
 * @param stamp its place in the order of events
 * @param body what happened: a generated class of {@code vn.diemcau.event}
 */
public record Event(String conferenceId, EventOrder stamp, Object body) {
    /**
     * Opens an envelope.
     *
     * @throws IllegalArgumentException if the record is not an envelope of the contract
     */
    public static Event of(SpecificRecord envelope) {
        if (envelope instanceof ConferenceEvent event) {
            return event(
                    event.getConferenceId(), event.getOccurredAt().toEpochMilli(), event.getEventId(), event.getBody());
        }
        if (envelope instanceof SpeechEvent event) {
            return event(
                    event.getConferenceId(), event.getOccurredAt().toEpochMilli(), event.getEventId(), event.getBody());
        }
        if (envelope instanceof DirectiveEvent event) {
            return event(
                    event.getConferenceId(), event.getOccurredAt().toEpochMilli(), event.getEventId(), event.getBody());
        }
        throw new IllegalArgumentException("Not an event: "
                + (envelope == null ? null : envelope.getSchema().getFullName()));
    }

    private static Event event(String conferenceId, long occurredAt, UUID eventId, Object body) {
        return new Event(conferenceId, new EventOrder(occurredAt, eventId), body);
    }
}
