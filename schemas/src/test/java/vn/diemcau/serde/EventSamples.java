package vn.diemcau.serde;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.Qualifier;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;

/** Records of the contract. */
public final class EventSamples {
    public static final String TOPIC = "conference-events";
    static final UUID ID = UUID.fromString("0f0e0d0c-0b0a-5908-8706-050403020100");
    static final Instant AT = Instant.ofEpochMilli(1_000);

    private EventSamples() {}

    public static ConferenceEvent opened() {
        return new ConferenceEvent(ID, "c", AT, null, new ConferenceOpened());
    }

    public static ConferenceEvent joined() {
        return new ConferenceEvent(
                ID,
                "hội-nghị-2026",
                Instant.parse("2026-03-01T01:30:00.250Z"),
                new Source(SourceKind.FILE, "a.ndjson:3", null),
                new SiteJoined("VN-22", "main", SiteLevel.PROVINCE, 42, "Nguyễn Văn A"));
    }

    static DirectiveEvent issued() {
        DirectiveIssued body = new DirectiveIssued(
                "d1",
                "Ban Bí thư",
                "Rà soát",
                new ProvinceSelection(false, List.of("VN-22", "VN-HN")),
                LocalDate.of(2026, 12, 31),
                List.of("1/CT"));
        return new DirectiveEvent(ID, "c", AT, null, body);
    }

    static DirectiveEvent outcome() {
        OutcomeReported body = new OutcomeReported(
                "o1",
                null,
                "kế hoạch",
                new BigDecimal("62.500000000"),
                OutcomeUnit.RATIO,
                new BigDecimal("63.000000000"),
                Qualifier.AT_LEAST);
        return new DirectiveEvent(ID, "c", AT, null, body);
    }
}
