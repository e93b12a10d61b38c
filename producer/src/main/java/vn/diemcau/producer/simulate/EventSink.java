package vn.diemcau.producer.simulate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.Source;
import vn.diemcau.event.SpeechEvent;

/**
 * Makes events of the bodies of one conference. Their ids are of version 8 (RFC 9562: the maker's own way); one half
 * says the conference, the other counts, both mixed, so that no two events of a run share one.
 */
final class EventSink {
    private final String conferenceId;
    private final Source source;
    private final List<SpecificRecord> events;
    private final int before;
    private final long high;
    private final long low;
    private long count;

    /**
     * A sink.
     *
     * @param space from which the ids are; two sinks never have the same one
     * @param events are added to
     */
    EventSink(String conferenceId, Source source, long space, List<SpecificRecord> events) {
        this.conferenceId = conferenceId;
        this.source = source;
        this.events = events;
        this.before = events.size();
        this.high = SeededRandom.mix(space) & ~0xf000L | 0x8000L;
        this.low = SeededRandom.mix(~space);
    }

    /** Adds a body of the topic of conferences, at a time in milliseconds since the epoch. */
    void conference(long at, SpecificRecord body) {
        events.add(new ConferenceEvent(id(), conferenceId, Instant.ofEpochMilli(at), source, body));
    }

    void speech(long at, SpecificRecord body) {
        events.add(new SpeechEvent(id(), conferenceId, Instant.ofEpochMilli(at), source, body));
    }

    void directive(long at, SpecificRecord body) {
        events.add(new DirectiveEvent(id(), conferenceId, Instant.ofEpochMilli(at), source, body));
    }

    /** The number of events that were added so far. */
    int added() {
        return events.size() - before;
    }

    private UUID id() {
        long mixed = SeededRandom.mix(low + count * SeededRandom.GAMMA);
        count++;
        return new UUID(high, mixed & ~0xc000_0000_0000_0000L | 0x8000_0000_0000_0000L);
    }
}
