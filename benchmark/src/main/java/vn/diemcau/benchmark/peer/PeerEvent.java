package vn.diemcau.benchmark.peer;

import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;

/**
 * An event out of its envelope.
 *
 * @param body one of the bodies of the three envelopes
 */
public record PeerEvent(String conferenceId, Stamp stamp, Object body) {
    /** Opens an envelope. */
    public static PeerEvent of(SpecificRecord envelope) {
        if (envelope instanceof ConferenceEvent event) {
            return new PeerEvent(
                    event.getConferenceId(), Stamp.of(event.getOccurredAt(), event.getEventId()), event.getBody());
        } else if (envelope instanceof SpeechEvent event) {
            return new PeerEvent(
                    event.getConferenceId(), Stamp.of(event.getOccurredAt(), event.getEventId()), event.getBody());
        } else if (envelope instanceof DirectiveEvent event) {
            return new PeerEvent(
                    event.getConferenceId(), Stamp.of(event.getOccurredAt(), event.getEventId()), event.getBody());
        }
        throw new IllegalArgumentException("Not an envelope of events: " + envelope);
    }
}
