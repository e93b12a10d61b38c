package vn.diemcau.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecordBase;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.AwardRetracted;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.DirectiveWithdrawn;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeRetracted;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;
import vn.diemcau.event.SpeechDelivered;
import vn.diemcau.event.SpeechRetracted;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.Unit;

/**
 * What the events of a conference that was ever convened say, once every province is resolved to the unit of the
 * conference's map. Of a cancelled conference only {@link #convening}, {@link #openedAt}, {@link #closedAt},
 * {@link #date} and {@link #cancelled} mean anything.
 */
final class ModelConference {
    private final Facts facts;
    private final ModelEvent<ConferenceConvened> convening;
    private final Instant openedAt;
    private final Instant closedAt;
    private final LocalDate date;
    private final ProvinceMap map;

    ModelConference(Facts facts) {
        this.facts = facts;
        this.convening = facts.latest(ConferenceConvened.class).orElseThrow();
        this.openedAt =
                facts.latest(ConferenceOpened.class).map(ModelEvent::occurredAt).orElse(null);
        this.closedAt =
                facts.latest(ConferenceClosed.class).map(ModelEvent::occurredAt).orElse(null);
        this.date =
                ModelEvent.dateOf(openedAt != null ? openedAt : convening.body().getScheduledStart());
        this.map = ProvinceMap.on(date);
    }

    /** Its latest {@code ConferenceConvened}. */
    ModelEvent<ConferenceConvened> convening() {
        return convening;
    }

    boolean cancelled() {
        return facts.latest(ConferenceCancelled.class)
                .filter(cancellation -> cancellation.compareTo(convening) > 0)
                .isPresent();
    }

    /** Null while not opened. */
    Instant openedAt() {
        return openedAt;
    }

    /** Null while not closed. */
    Instant closedAt() {
        return closedAt;
    }

    /** Of the opening, else of the scheduled start, in Asia/Ho_Chi_Minh. */
    LocalDate date() {
        return date;
    }

    ProvinceMap map() {
        return map;
    }

    SortedSet<String> invited() {
        return units(convening().body().getInvited());
    }

    /** The units of which a site joined. */
    SortedMap<String, ModelAttendance> attendances() {
        SortedMap<String, SortedMap<String, List<ModelEvent<?>>>> siteEvents = new TreeMap<>();
        for (ModelEvent<?> event : facts.allOf(SiteJoined.class, SiteLeft.class, SiteAnnulled.class)) {
            siteEvents
                    .computeIfAbsent(unit(provinceOf(event)), unit -> new TreeMap<>())
                    .computeIfAbsent(siteOf(event), site -> new ArrayList<>())
                    .add(event);
        }
        SortedMap<String, ModelAttendance> attendances = new TreeMap<>();
        siteEvents.forEach((unit, eventsOfSites) -> {
            List<ModelSite> sites = eventsOfSites.values().stream()
                    .map(ModelSite::of)
                    .filter(ModelSite::everJoined)
                    .toList();
            if (!sites.isEmpty()) {
                attendances.put(unit, new ModelAttendance(sites, openedAt, closedAt));
            }
        });
        return attendances;
    }

    /** The reports of attendance that name a unit, from the earliest to the latest. */
    SortedMap<String, List<AttendanceReported>> reportsOfUnits() {
        SortedMap<String, List<AttendanceReported>> reports = new TreeMap<>();
        for (ModelEvent<AttendanceReported> report : facts.all(AttendanceReported.class)) {
            if (report.body().getProvince() != null) {
                reports.computeIfAbsent(unit(report.body().getProvince()), unit -> new ArrayList<>())
                        .add(report.body());
            }
        }
        return reports;
    }

    /** The reports of attendance that name no province, from the earliest to the latest. */
    List<AttendanceReported> reportsOfTheWhole() {
        return facts.all(AttendanceReported.class).stream()
                .map(ModelEvent::body)
                .filter(report -> report.getProvince() == null)
                .toList();
    }

    /** The speeches that stand. */
    List<SpeechDelivered> speeches() {
        return bodies(facts.standing(
                SpeechDelivered.class,
                SpeechDelivered::getSpeechId,
                SpeechRetracted.class,
                SpeechRetracted::getSpeechId));
    }

    /** The awards that stand. */
    List<AwardConferred> awards() {
        return bodies(facts.standing(
                AwardConferred.class, AwardConferred::getAwardId, AwardRetracted.class, AwardRetracted::getAwardId));
    }

    /** The outcomes that stand, by outcomeId. */
    List<OutcomeReported> outcomes() {
        return bodies(facts.standing(
                OutcomeReported.class,
                OutcomeReported::getOutcomeId,
                OutcomeRetracted.class,
                OutcomeRetracted::getOutcomeId));
    }

    /** The directives that stand, by directiveId. */
    List<Directive> directives() {
        SortedMap<String, SortedMap<String, ModelEvent<?>>> reports = latestReports();
        List<Directive> directives = new ArrayList<>();
        facts.standing(
                        DirectiveIssued.class,
                        DirectiveIssued::getDirectiveId,
                        DirectiveWithdrawn.class,
                        DirectiveWithdrawn::getDirectiveId)
                .forEach((directiveId, issue) -> {
                    SortedMap<String, ModelEvent<?>> reportsOfUnits =
                            reports.getOrDefault(directiveId, new TreeMap<>());
                    List<DirectiveAssignment> assignments = units(issue.body().getAddressees()).stream()
                            .map(unit -> new DirectiveAssignment(
                                    issue.conferenceId(),
                                    directiveId,
                                    unit,
                                    issue.body().getDueOn(),
                                    reportsOfUnits.get(unit)))
                            .toList();
                    directives.add(new Directive(issue, assignments));
                });
        return directives;
    }

    /** The unit of the conference's map for which a code counts. */
    String unit(String code) {
        return ProvinceRegister.get().unitOn(map, code);
    }

    /** By directiveId and unit the latest report of the unit on the directive, whether or not it is addressed. */
    private SortedMap<String, SortedMap<String, ModelEvent<?>>> latestReports() {
        SortedMap<String, SortedMap<String, ModelEvent<?>>> latest = new TreeMap<>();
        for (ModelEvent<?> report :
                facts.allOf(DirectiveProgressed.class, DirectiveCompleted.class, DirectiveReopened.class)) {
            latest.computeIfAbsent(directiveOf(report), directiveId -> new TreeMap<>())
                    .put(unit(provinceOf(report)), report);
        }
        return latest;
    }

    private static String provinceOf(ModelEvent<?> event) {
        return text(event, "province");
    }

    private static String siteOf(ModelEvent<?> event) {
        return text(event, "site");
    }

    private static String directiveOf(ModelEvent<?> event) {
        return text(event, "directiveId");
    }

    /** A text field that the bodies in hand have in common. */
    private static String text(ModelEvent<?> event, String field) {
        return (String) ((SpecificRecordBase) event.body()).get(field);
    }

    private SortedSet<String> units(ProvinceSelection selection) {
        SortedSet<String> units = new TreeSet<>();
        if (selection.getAll()) {
            ProvinceRegister.get().units(map).stream().map(Unit::code).forEach(units::add);
        } else {
            selection.getProvinces().stream().map(this::unit).forEach(units::add);
        }
        return units;
    }

    private static <B> List<B> bodies(SortedMap<String, ModelEvent<B>> events) {
        return events.values().stream().map(ModelEvent::body).toList();
    }
}
