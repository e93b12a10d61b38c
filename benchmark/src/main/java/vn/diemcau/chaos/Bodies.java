package vn.diemcau.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.Qualifier;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.event.SpeechRetracted;

/** Bodies of events, of all types; few ids, so that many events say something of the same thing. */
final class Bodies {
    private static final Set<Class<?>> OF_DIRECTIVES = Set.of(
            DirectiveProgressed.class,
            DirectiveCompleted.class,
            DirectiveReopened.class,
            DirectiveWithdrawn.class,
            OutcomeReported.class,
            OutcomeRetracted.class);

    private final Random random;

    Bodies(Random random) {
        this.random = random;
    }

    /** Whether it is what happens in the months after a conference. */
    static boolean isOfDirective(SpecificRecord body) {
        return OF_DIRECTIVES.contains(body.getClass());
    }

    SpecificRecord next(Instant start, String province, List<String> provinces) {
        int dice = random.nextInt(100);
        if (dice < 3) {
            return convened(start, provinces);
        } else if (dice < 5) {
            return new ConferenceOpened();
        } else if (dice < 7) {
            return new ConferenceClosed();
        } else if (dice < 8) {
            return random.nextInt(3) == 0 ? new ConferenceCancelled("weather") : new ConferenceOpened();
        } else if (dice < 30) {
            return new SiteJoined(province, site(), SiteLevel.PROVINCE, maybe(random.nextInt(300)), text("chair", 3));
        } else if (dice < 44) {
            return new SiteLeft(province, site());
        } else if (dice < 46) {
            return new SiteAnnulled(province, site());
        } else if (dice < 50) {
            return new AttendanceReported(
                    random.nextBoolean() ? province : null,
                    maybe(random.nextInt(64)),
                    maybe(random.nextInt(700)),
                    maybe(random.nextInt(30_000)),
                    Qualifier.ABOUT);
        } else if (dice < 55) {
            return random.nextInt(4) == 0 ? new AwardRetracted(id("award", 8)) : award(province);
        } else if (dice < 68) {
            return random.nextInt(6) == 0 ? new SpeechRetracted(id("speech", 20)) : speech(province);
        } else if (dice < 94) {
            return directive(start, province, provinces);
        }
        return random.nextInt(4) == 0 ? new OutcomeRetracted(id("outcome", 6)) : outcome(province);
    }

    private SpecificRecord directive(Instant start, String province, List<String> provinces) {
        String id = id("directive", 4);
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                new DirectiveIssued(
                        id,
                        "issuer",
                        "text " + random.nextInt(100),
                        selection(provinces),
                        random.nextInt(5) == 0
                                ? null
                                : LocalDate.ofInstant(start, ZoneOffset.UTC).plusDays(random.nextInt(400)),
                        List.of("Số " + random.nextInt(9)));
            case 2 -> random.nextInt(3) == 0 ? new DirectiveWithdrawn(id) : new DirectiveCompleted(id, province);
            case 3, 4, 5 -> new DirectiveCompleted(id, province);
            case 6 -> new DirectiveReopened(id, province, maybe(random.nextInt(101)));
            default -> new DirectiveProgressed(id, province, random.nextInt(101), Qualifier.EXACTLY, null);
        };
    }

    private SpecificRecord convened(Instant start, List<String> provinces) {
        return new ConferenceConvened(
                "Hội nghị " + random.nextInt(1000),
                Level.CENTRAL,
                Format.ONLINE,
                ConferenceKind.REVIEW,
                "convener",
                start.plus(Duration.ofHours(random.nextInt(72))),
                selection(provinces),
                null,
                List.of());
    }

    private SpecificRecord award(String province) {
        return new AwardConferred(
                id("award", 8), province, AwardKind.values()[1 + random.nextInt(5)], null, 1 + random.nextInt(4));
    }

    private SpecificRecord speech(String province) {
        return new SpeechDelivered(
                id("speech", 20),
                "speaker",
                null,
                random.nextInt(6) == 0 ? null : province,
                SpeechKind.values()[1 + random.nextInt(5)],
                maybe(random.nextInt(3600)),
                null);
    }

    private SpecificRecord outcome(String province) {
        return new OutcomeReported(
                id("outcome", 6),
                random.nextInt(3) == 0 ? null : province,
                "subject",
                BigDecimal.valueOf(random.nextInt(1000), 1).setScale(9),
                OutcomeUnit.PERCENT,
                null,
                null);
    }

    private ProvinceSelection selection(List<String> provinces) {
        if (random.nextInt(6) == 0) {
            return new ProvinceSelection(true, List.of());
        }
        TreeSet<String> some = new TreeSet<>(provinces.subList(0, 1 + random.nextInt(provinces.size())));
        return new ProvinceSelection(false, List.copyOf(some));
    }

    private String site() {
        return random.nextInt(3) == 0 ? "huyện " + random.nextInt(3) : "main";
    }

    private String id(String kind, int count) {
        return kind + "-" + random.nextInt(count);
    }

    private String text(String kind, int count) {
        return random.nextBoolean() ? null : id(kind, count);
    }

    private Integer maybe(int figure) {
        return random.nextInt(4) == 0 ? null : figure;
    }
}
