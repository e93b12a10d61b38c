package vn.diemcau.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;

/**
 * Seeded events without an end: a window of conferences moves on, events of each come in no order, and corrections of
 * every kind (also of conferences long past) are among them. Never the same event twice.
 */
final class EventSource {
    private static final int EVENTS_OF_A_CONFERENCE = 300;
    private static final int WINDOW = 25;
    private static final int PROVINCES_OF_A_CONFERENCE = 12;
    private static final Instant FIRST_OLD = Instant.parse("2019-01-10T01:00:00Z");

    /** A week before the map changes: an amended call moves some conferences across. */
    private static final Instant FIRST_NEW = Instant.parse("2025-06-24T01:00:00Z");

    private static final List<String> CODES = List.copyOf(ProvinceRegister.get().codes(ProvinceMap.MAP_63));

    private final Random random;
    private final Bodies bodies;
    private long told;

    EventSource(long seed) {
        this.random = new Random(seed);
        this.bodies = new Bodies(random);
    }

    /** The next event, in its envelope. */
    SpecificRecord next() {
        int newest = (int) (told++ / EVENTS_OF_A_CONFERENCE);
        int conference =
                random.nextInt(50) == 0 ? random.nextInt(newest + 1) : Math.max(0, newest - random.nextInt(WINDOW));
        return next(conference);
    }

    /** An event of a conference, whichever it is. */
    SpecificRecord next(int conference) {
        Instant start = start(conference);
        String province = province(conference);
        SpecificRecord body = bodies.next(start, province, provinces(conference));
        Duration after = Bodies.isOfDirective(body)
                ? Duration.ofMinutes(random.nextInt(300 * 24 * 60))
                : Duration.ofMillis(random.nextInt(4 * 60 * 60 * 1000));
        return envelope("chaos-" + conference, start.plus(after), body);
    }

    /** The envelope of a body, with an id that no other event has. */
    SpecificRecord envelope(String conferenceId, Instant occurredAt, SpecificRecord body) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        if (takes(ConferenceEvent.getClassSchema(), body)) {
            return new ConferenceEvent(id, conferenceId, occurredAt, null, body);
        }
        return takes(SpeechEvent.getClassSchema(), body)
                ? new SpeechEvent(id, conferenceId, occurredAt, null, body)
                : new DirectiveEvent(id, conferenceId, occurredAt, null, body);
    }

    private static boolean takes(Schema envelope, SpecificRecord body) {
        return envelope.getField("body").schema().getTypes().contains(body.getSchema());
    }

    private static Instant start(int conference) {
        Instant first = conference % 2 == 0 ? FIRST_OLD : FIRST_NEW;
        return first.plus(Duration.ofDays(conference % 2 == 0 ? 3L * conference % 2000 : conference % 300));
    }

    /** The provinces that a conference is about; always the same ones. */
    private static List<String> provinces(int conference) {
        List<String> codes = new ArrayList<>(CODES);
        Collections.shuffle(codes, new Random(conference));
        return codes.subList(0, PROVINCES_OF_A_CONFERENCE);
    }

    private String province(int conference) {
        List<String> provinces = provinces(conference);
        return provinces.get(random.nextInt(provinces.size()));
    }
}
