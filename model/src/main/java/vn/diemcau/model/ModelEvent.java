package vn.diemcau.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.rules.VietnamTime;

/**
 * One fact about a conference, whichever envelope it came in; the later of two is the one with the later (occurredAt,
 * eventId).
 *
 * @param id its eventId, compared as its lower-case string: {@link UUID#compareTo} is signed
 * @param occurredAt event time
 * @param body one of the bodies of the three envelopes
 * @param <B> the type of the body
 */
record ModelEvent<B>(UUID id, String conferenceId, Instant occurredAt, B body) implements Comparable<ModelEvent<?>> {
    private static final Comparator<ModelEvent<?>> EARLIER_FIRST = Comparator.<ModelEvent<?>, Instant>comparing(
                    ModelEvent::occurredAt)
            .thenComparing(event -> event.id().toString());

    /**
     * Takes an event out of its envelope.
     *
     * @throws IllegalArgumentException if the record is not an envelope
     */
    static ModelEvent<?> of(SpecificRecord envelope) {
        if (envelope instanceof ConferenceEvent event) {
            return new ModelEvent<>(
                    event.getEventId(), event.getConferenceId(), event.getOccurredAt(), event.getBody());
        }
        if (envelope instanceof SpeechEvent event) {
            return new ModelEvent<>(
                    event.getEventId(), event.getConferenceId(), event.getOccurredAt(), event.getBody());
        }
        if (envelope instanceof DirectiveEvent event) {
            return new ModelEvent<>(
                    event.getEventId(), event.getConferenceId(), event.getOccurredAt(), event.getBody());
        }
        throw new IllegalArgumentException(
                "Not an envelope of events: " + envelope.getSchema().getFullName());
    }

    /** The date on which an instant falls in Asia/Ho_Chi_Minh. */
    static LocalDate dateOf(Instant instant) {
        return VietnamTime.date(instant);
    }

    LocalDate date() {
        return dateOf(occurredAt);
    }

    boolean is(Class<?> type) {
        return type.isInstance(body);
    }

    <T> ModelEvent<T> as(Class<T> type) {
        return new ModelEvent<>(id, conferenceId, occurredAt, type.cast(body));
    }

    @Override
    public int compareTo(ModelEvent<?> other) {
        return EARLIER_FIRST.compare(this, other);
    }
}
