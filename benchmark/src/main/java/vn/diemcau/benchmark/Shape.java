package vn.diemcau.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteJoined;

/**
 * Conferences that are all alike: so many sites join each, spread over all provinces, and all provinces complete so many
 * directives.
 *
 * @param name of the recording, before the number of a conference in its id
 */
record Shape(String name, int conferences, int sites, int directives) {
    private static final Instant OPENED = Instant.parse("2019-03-05T01:00:00Z");
    private static final ProvinceSelection ALL = new ProvinceSelection(true, List.of());

    String id(int conference) {
        return name + "-" + conference;
    }

    /** The events of a conference, in the order in which they happen; the same at each call but for their ids. */
    List<SpecificRecord> events(int conference) {
        List<SpecificRecord> events = new ArrayList<>();
        Instant opened = OPENED.plus(Duration.ofDays(conference % 2000));
        String id = id(conference);
        events.add(at(id, opened.minus(Duration.ofDays(7)), convened(opened)));
        events.add(at(id, opened, new ConferenceOpened()));
        for (int site = 0; site < sites; site++) {
            SiteJoined joined = new SiteJoined(
                    LatencyProbes.PROVINCES.get(site % LatencyProbes.PROVINCES.size()), "site " + site, null, 10, null);
            events.add(at(id, opened.plusMillis(site), joined));
        }
        events.add(at(id, opened.plus(Duration.ofHours(3)), new ConferenceClosed()));
        for (int directive = 0; directive < directives; directive++) {
            String directiveId = "d" + directive;
            Instant issued = opened.plus(Duration.ofHours(2)).plusMillis(directive);
            events.add(
                    directive(id, issued, new DirectiveIssued(directiveId, "Benchmark", "Text", ALL, null, List.of())));
            for (String province : LatencyProbes.PROVINCES) {
                events.add(
                        directive(id, issued.plus(Duration.ofDays(10)), new DirectiveCompleted(directiveId, province)));
            }
        }
        return events;
    }

    private static ConferenceConvened convened(Instant opened) {
        return new ConferenceConvened(
                "Benchmark",
                Level.CENTRAL,
                Format.ONLINE,
                ConferenceKind.OTHER,
                "Benchmark",
                opened,
                ALL,
                null,
                List.of());
    }

    private static SpecificRecord at(String conference, Instant instant, Object body) {
        return new ConferenceEvent(UUID.randomUUID(), conference, instant, null, body);
    }

    private static SpecificRecord directive(String conference, Instant instant, Object body) {
        return new DirectiveEvent(UUID.randomUUID(), conference, instant, null, body);
    }
}
