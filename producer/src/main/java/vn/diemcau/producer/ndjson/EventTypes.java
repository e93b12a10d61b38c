package vn.diemcau.producer.ndjson;

import static vn.diemcau.producer.ndjson.Field.optional;
import static vn.diemcau.producer.ndjson.Field.required;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.Qualifier;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SiteLevel;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.event.SpeechRetracted;
import vn.diemcau.topic.Topics;

/** The types of events and their fields, as section 2 of the contract lists them. */
final class EventTypes {
    private static final FieldType TEXT = FreeText.TEXT;
    private static final FieldType NAME = FreeText.NAME;
    private static final FieldType NAMES = FreeText.LIST;
    private static final FieldType ID = Identifier.ID;
    private static final FieldType SITE = Identifier.SITE;
    private static final FieldType PROVINCE = ProvinceFields.ONE;
    private static final FieldType COUNT = Numbers.COUNT;
    private static final FieldType PERCENT = Numbers.PERCENT;
    private static final FieldType QUALIFIER = new Choice<>(Qualifier.class);

    private static final String MAIN_SITE = "main";

    private final Map<String, EventType> byName = new LinkedHashMap<>();

    EventTypes() {
        addConferenceEvents();
        addSpeechEvents();
        addDirectiveEvents();
    }

    /** The type of a name, or null. */
    EventType get(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    Collection<EventType> all() {
        return byName.values();
    }

    private void addConferenceEvents() {
        conference(
                ConferenceConvened::new,
                required("title", NAME),
                required("level", new Choice<>(Level.class)),
                required("format", new Choice<>(Format.class)),
                required("kind", new Choice<>(ConferenceKind.class)),
                required("convener", NAME),
                required("scheduledStart", Moment.TIMESTAMP),
                required("invited", ProvinceFields.SELECTION),
                optional("reportingPeriod", NAME),
                optional("documents", NAMES, List.of()));
        conference(ConferenceOpened::new);
        conference(ConferenceClosed::new);
        conference(ConferenceCancelled::new, optional("reason", TEXT));
        conference(
                SiteJoined::new,
                required("province", PROVINCE),
                optional("site", SITE, MAIN_SITE),
                optional("siteLevel", new Choice<>(SiteLevel.class)),
                optional("delegates", COUNT),
                optional("chair", NAME));
        conference(SiteLeft::new, required("province", PROVINCE), optional("site", SITE, MAIN_SITE));
        conference(SiteAnnulled::new, required("province", PROVINCE), optional("site", SITE, MAIN_SITE));
        conference(
                AttendanceReported::new,
                optional("province", PROVINCE),
                optional("provinces", COUNT),
                optional("sites", COUNT),
                optional("delegates", COUNT),
                optional("qualifier", QUALIFIER));
        conference(
                AwardConferred::new,
                required("awardId", ID),
                required("province", PROVINCE),
                required("award", new Choice<>(AwardKind.class)),
                optional("recipient", NAME),
                optional("count", COUNT, 1));
        conference(AwardRetracted::new, required("awardId", ID));
    }

    private void addSpeechEvents() {
        speech(
                SpeechDelivered::new,
                required("speechId", ID),
                required("speaker", NAME),
                optional("position", NAME),
                optional("province", PROVINCE),
                required("kind", new Choice<>(SpeechKind.class)),
                optional("durationSeconds", Numbers.SECONDS),
                optional("summary", TEXT));
        speech(SpeechRetracted::new, required("speechId", ID));
    }

    private void addDirectiveEvents() {
        directive(
                DirectiveIssued::new,
                required("directiveId", ID),
                required("issuer", NAME),
                required("text", TEXT),
                required("addressees", ProvinceFields.SELECTION),
                optional("dueOn", Moment.DATE),
                optional("legalBases", NAMES, List.of()));
        directive(
                DirectiveProgressed::new,
                required("directiveId", ID),
                required("province", PROVINCE),
                required("percent", PERCENT),
                optional("qualifier", QUALIFIER),
                optional("note", TEXT));
        directive(DirectiveCompleted::new, required("directiveId", ID), required("province", PROVINCE));
        directive(
                DirectiveReopened::new,
                required("directiveId", ID),
                required("province", PROVINCE),
                optional("percent", PERCENT));
        directive(DirectiveWithdrawn::new, required("directiveId", ID));
        directive(
                OutcomeReported::new,
                required("outcomeId", ID),
                optional("province", PROVINCE),
                required("subject", NAME),
                required("value", Numbers.DECIMAL),
                required("unit", new Choice<>(OutcomeUnit.class)),
                optional("of", Numbers.DENOMINATOR),
                optional("qualifier", QUALIFIER));
        directive(OutcomeRetracted::new, required("outcomeId", ID));
    }

    private void conference(Supplier<? extends SpecificRecordBase> body, Field... fields) {
        add(new EventType(Topics.CONFERENCE_EVENTS, ConferenceEvent::new, body, fields));
    }

    private void speech(Supplier<? extends SpecificRecordBase> body, Field... fields) {
        add(new EventType(Topics.SPEECH_EVENTS, SpeechEvent::new, body, fields));
    }

    private void directive(Supplier<? extends SpecificRecordBase> body, Field... fields) {
        add(new EventType(Topics.DIRECTIVE_EVENTS, DirectiveEvent::new, body, fields));
    }

    private void add(EventType type) {
        byName.put(type.name(), type);
    }
}
