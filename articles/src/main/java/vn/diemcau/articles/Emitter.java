package vn.diemcau.articles;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.diemcau.rules.VietnamTime;

/** The last stage: facts to events, with identities that come from what is said and from nothing else. */
final class Emitter {
    /** Where central bodies have their seat: Hà Nội. */
    private static final String SEAT = "VN-HN";

    private final Document document;
    private final ConferenceFact conference;
    private final String conferenceId;
    private final String at;
    private final List<Finding> findings = new ArrayList<>();

    Emitter(Document document, ConferenceFact conference) {
        this.document = document;
        this.conference = conference;
        this.conferenceId = Identities.conference(conference);
        this.at = conference
                .date()
                .start()
                .atTime(conference.date().time())
                .atZone(VietnamTime.ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    List<Finding> findings() {
        return findings;
    }

    void conference(List<TakingPart> parts, List<NamedDocument> documents) {
        Map<String, Object> fields = fields("ConferenceConvened");
        fields.put("title", conference.title());
        fields.put("level", conference.level());
        fields.put("format", conference.format());
        fields.put("kind", conference.kind());
        fields.put("convener", conference.convener() == null ? "không nêu" : conference.convener());
        fields.put("scheduledStart", at);
        fields.put("invited", invited(parts));
        put(fields, "reportingPeriod", conference.period());
        Set<String> names = new LinkedHashSet<>();
        documents.forEach(named -> names.add(named.name()));
        if (!names.isEmpty()) {
            fields.put("documents", List.copyOf(names));
        }
        boolean sure = conference.convenerConfidence() == Confidence.SURE
                && conference.date().confidence() == Confidence.SURE;
        boolean weak = conference.convenerConfidence() == Confidence.WEAK
                || conference.date().confidence() == Confidence.WEAK;
        add(
                fields,
                conference.anchor().sentence(),
                sure ? Confidence.SURE : weak ? Confidence.WEAK : Confidence.LIKELY);
    }

    private Object invited(List<TakingPart> parts) {
        if (conference.central() && conference.nationwide()) {
            return "ALL";
        }
        return conference.central() || conference.hall() == null
                ? parts.stream().map(TakingPart::province).toList()
                : List.of(conference.hall());
    }

    void takingPart(TakingPart part) {
        Map<String, Object> fields = fields("SiteJoined");
        fields.put("province", part.province());
        put(fields, "chair", part.chair());
        findings.add(new Finding(fields, document.page().text(part.shown()), part.confidence()));
    }

    void attendance(AttendanceFact attendance) {
        Map<String, Object> fields = fields("AttendanceReported");
        put(fields, "province", attendance.province());
        fields.put(attendance.measure(), attendance.figure().value().intValueExact());
        fields.put("qualifier", attendance.figure().qualifier());
        add(fields, attendance.sentence(), Confidence.SURE);
    }

    void award(AwardFact award) {
        String hall = conference.hall() != null ? conference.hall() : conference.central() ? SEAT : null;
        String province = award.province() != null ? award.province() : hall;
        if (province != null) {
            Map<String, Object> fields = fields("AwardConferred");
            fields.put("awardId", Identities.award(award.kind()));
            fields.put("province", province);
            fields.put("award", award.kind());
            put(fields, "recipient", award.recipient());
            fields.put("count", award.count());
            add(fields, award.sentence(), award.confidence());
        }
    }

    void speech(SpeechFact speech, String province) {
        Map<String, Object> fields = fields("SpeechDelivered");
        fields.put("speechId", Identities.speech(speech));
        fields.put("speaker", speech.person().name());
        put(fields, "position", speech.person().position());
        put(fields, "province", province);
        fields.put("kind", speech.kind());
        add(fields, speech.sentence(), speech.confidence());
    }

    void directive(DirectiveFact directive) {
        Map<String, Object> fields = fields("DirectiveIssued");
        fields.put("directiveId", Identities.directive(directive.text()));
        fields.put("issuer", directive.issuer());
        fields.put("text", directive.text());
        boolean local = !conference.central() && conference.hall() != null;
        fields.put("addressees", directive.toAll() ? "ALL" : local ? List.of(conference.hall()) : List.of());
        put(
                fields,
                "dueOn",
                directive.dueOn() == null ? null : directive.dueOn().toString());
        if (!directive.legalBases().isEmpty()) {
            fields.put("legalBases", directive.legalBases());
        }
        add(fields, directive.sentence(), directive.confidence());
    }

    void outcome(OutcomeFact outcome) {
        Map<String, Object> fields = fields("OutcomeReported");
        fields.put("outcomeId", Identities.outcome(outcome));
        put(fields, "province", outcome.province());
        fields.put("subject", outcome.subject());
        fields.put("value", outcome.figure().value());
        fields.put("unit", outcome.unit());
        put(fields, "of", outcome.of());
        fields.put("qualifier", outcome.figure().qualifier());
        add(fields, outcome.sentence(), outcome.confidence());
    }

    private Map<String, Object> fields(String type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("conferenceId", conferenceId);
        fields.put("occurredAt", at);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private void add(Map<String, Object> fields, Sentence sentence, Confidence confidence) {
        findings.add(new Finding(fields, document.text(sentence), confidence));
    }
}
