package vn.diemcau.model;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;

/** Puts bodies into the envelope of the topic that takes them. */
public final class Envelopes {
    private Envelopes() {}

    /**
     * The envelope of a body, without a source.
     *
     * @param occurredAt cut to milliseconds
     * @throws IllegalArgumentException if none of the three envelopes takes such a body
     */
    public static SpecificRecord of(UUID eventId, String conferenceId, Instant occurredAt, SpecificRecord body) {
        if (takes(ConferenceEvent.getClassSchema(), body)) {
            return new ConferenceEvent(eventId, conferenceId, occurredAt, null, body);
        }
        if (takes(SpeechEvent.getClassSchema(), body)) {
            return new SpeechEvent(eventId, conferenceId, occurredAt, null, body);
        }
        if (takes(DirectiveEvent.getClassSchema(), body)) {
            return new DirectiveEvent(eventId, conferenceId, occurredAt, null, body);
        }
        throw new IllegalArgumentException(
                "No envelope takes a " + body.getSchema().getFullName());
    }

    private static boolean takes(Schema envelope, SpecificRecord body) {
        return envelope.getField("body").schema().getTypes().contains(body.getSchema());
    }
}
