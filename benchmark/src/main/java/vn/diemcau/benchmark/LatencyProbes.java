package vn.diemcau.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/**
 * Events that can be seen to arrive: each is the join of one more site of a province at a conference of its own, so that
 * the count of sites shows which of them a summary holds. Each province has one conference, and its probes one order.
 */
final class LatencyProbes {
    static final List<String> PROVINCES = List.copyOf(ProvinceRegister.get().codes(ProvinceMap.MAP_63));

    private final Settings settings;
    private final int year;
    private final double rate;
    private final long[] intended;

    /**
     * LatencyProbes that are yet to be sent.
     *
     * @param year of their conferences, which no other conference is in
     * @param rate how many a second
     */
    LatencyProbes(Settings settings, int year, double rate, int count) {
        this.settings = settings;
        this.year = year;
        this.rate = rate;
        this.intended = new long[count];
    }

    int count() {
        return intended.length;
    }

    int year() {
        return year;
    }

    /** When a probe was to be sent, by {@link System#nanoTime}, whenever it really was. */
    long intended(int probe) {
        return intended[probe];
    }

    /** The probe that brought a province to so many sites. */
    static int probe(int province, int sites) {
        return (sites - 1) * PROVINCES.size() + province;
    }

    String conference(int province) {
        return "probe-" + year + "-" + PROVINCES.get(province);
    }

    /** Convenes the conferences. */
    void convene() {
        try (EventSender sender = new EventSender(settings)) {
            for (int province = 0; province < PROVINCES.size(); province++) {
                send(
                        sender,
                        province,
                        new ConferenceConvened(
                                "Probe",
                                Level.CENTRAL,
                                Format.ONLINE,
                                ConferenceKind.OTHER,
                                "Benchmark",
                                LocalDate.of(year, 2, 1).atTime(1, 0).toInstant(ZoneOffset.UTC),
                                new ProvinceSelection(true, List.of()),
                                null,
                                List.of()));
            }
        }
    }

    /** Sends them all on a schedule that waits for nothing; by how many seconds the last one was late. */
    double send() {
        try (EventSender sender = new EventSender(settings)) {
            long start = System.nanoTime();
            for (int probe = 0; probe < intended.length; probe++) {
                intended[probe] = start + (long) (probe * 1e9 / rate);
                long early;
                while ((early = intended[probe] - System.nanoTime()) > 0) {
                    LockSupport.parkNanos(early);
                }
                send(
                        sender,
                        probe % PROVINCES.size(),
                        new SiteJoined(PROVINCES.get(probe % PROVINCES.size()), "site " + probe, null, 1, null));
            }
            return (System.nanoTime() - intended[intended.length - 1]) / 1e9;
        }
    }

    private void send(EventSender sender, int province, Object body) {
        String conference = conference(province);
        ConferenceEvent event = new ConferenceEvent(UUID.randomUUID(), conference, Instant.now(), null, body);
        sender.send(Topics.CONFERENCE_EVENTS.name(""), conference, event);
    }
}
