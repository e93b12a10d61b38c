package vn.diemcau.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.event.SpeechRetracted;
import vn.diemcau.rules.VietnamTime;

/**
 * Tells the events of one conference. {@link #at} says when the next ones occur; each gets an eventId greater than the
 * one before it, unless {@link #withId} gives it another. Times are of Asia/Ho_Chi_Minh, or end with {@code Z}.
 */
public final class Story {
    /** Says instead of a list of provinces that all are meant. */
    public static final String ALL = "ALL";

    private final String conferenceId;
    private final List<SpecificRecord> events = new ArrayList<>();
    private Instant now;
    private UUID nextId;

    private Story(String conferenceId) {
        this.conferenceId = conferenceId;
    }

    /** Starts the story of a conference; no event yet. */
    public static Story of(String conferenceId) {
        return new Story(conferenceId);
    }

    /** The events told so far, in the order in which they were told. */
    public List<SpecificRecord> events() {
        return List.copyOf(events);
    }

    public Story at(String time) {
        now = instant(time);
        return this;
    }

    /** Gives the next event an id of its own. */
    public Story withId(String eventId) {
        nextId = UUID.fromString(eventId);
        return this;
    }

    /** Tells an event with a body made elsewhere. */
    public Story tell(SpecificRecord body) {
        UUID inOrder = new UUID(((long) conferenceId.hashCode() << 32) | 0x4000, Long.MIN_VALUE | events.size());
        events.add(Envelopes.of(nextId == null ? inOrder : nextId, conferenceId, now, body));
        nextId = null;
        return this;
    }

    public Story convened(String scheduledStart, String... invited) {
        return convenedAs("Title", scheduledStart, invited);
    }

    public Story convenedAs(String title, String scheduledStart, String... invited) {
        return tell(new ConferenceConvened(
                title,
                Level.CENTRAL,
                Format.ONLINE,
                ConferenceKind.REVIEW,
                "Convener",
                instant(scheduledStart),
                selection(invited),
                null,
                List.of()));
    }

    public Story opened() {
        return tell(new ConferenceOpened());
    }

    public Story closed() {
        return tell(new ConferenceClosed());
    }

    public Story cancelled() {
        return tell(new ConferenceCancelled());
    }

    public Story joined(String province) {
        return joined(province, "main");
    }

    public Story joined(String province, String site) {
        return joined(province, site, null, null);
    }

    public Story joined(String province, String site, Integer delegates, String chair) {
        return tell(new SiteJoined(province, site, null, delegates, chair));
    }

    public Story left(String province) {
        return left(province, "main");
    }

    public Story left(String province, String site) {
        return tell(new SiteLeft(province, site));
    }

    public Story annulled(String province, String site) {
        return tell(new SiteAnnulled(province, site));
    }

    /** A report of attendance; null stands for a figure that it does not state, or for no province. */
    public Story reported(String province, Integer provinces, Integer sites, Integer delegates) {
        return tell(new AttendanceReported(province, provinces, sites, delegates, null));
    }

    public Story awarded(String awardId, String province, AwardKind kind, int count) {
        return tell(new AwardConferred(awardId, province, kind, null, count));
    }

    public Story awardRetracted(String awardId) {
        return tell(new AwardRetracted(awardId));
    }

    /** A speech; province null: of the convening body, durationSeconds null: not stated. */
    public Story spoke(String speechId, String province, SpeechKind kind, Integer durationSeconds) {
        return tell(new SpeechDelivered(speechId, "Speaker", null, province, kind, durationSeconds, null));
    }

    public Story speechRetracted(String speechId) {
        return tell(new SpeechRetracted(speechId));
    }

    /** A directive; dueOn null: no deadline. */
    public Story issued(String directiveId, String dueOn, String... addressees) {
        return tell(new DirectiveIssued(
                directiveId,
                "Issuer",
                "Text of " + directiveId,
                selection(addressees),
                dueOn == null ? null : LocalDate.parse(dueOn),
                List.of()));
    }

    public Story progressed(String directiveId, String province, int percent) {
        return tell(new DirectiveProgressed(directiveId, province, percent, null, null));
    }

    public Story completed(String directiveId, String province) {
        return tell(new DirectiveCompleted(directiveId, province));
    }

    /** A reopening; percent null: not stated. */
    public Story reopened(String directiveId, String province, Integer percent) {
        return tell(new DirectiveReopened(directiveId, province, percent));
    }

    public Story withdrawn(String directiveId) {
        return tell(new DirectiveWithdrawn(directiveId));
    }

    /** An outcome in percent; province null: of all. */
    public Story outcome(String outcomeId, String province, String value) {
        return tell(new OutcomeReported(
                outcomeId, province, "Subject", new BigDecimal(value).setScale(9), OutcomeUnit.PERCENT, null, null));
    }

    public Story outcomeRetracted(String outcomeId) {
        return tell(new OutcomeRetracted(outcomeId));
    }

    static Instant instant(String time) {
        return time.endsWith("Z")
                ? Instant.parse(time)
                : LocalDateTime.parse(time).atZone(VietnamTime.ZONE).toInstant();
    }

    static ProvinceSelection selection(String... provinces) {
        boolean all = List.of(provinces).equals(List.of(ALL));
        return new ProvinceSelection(
                all, all ? List.of() : Stream.of(provinces).distinct().sorted().toList());
    }
}
