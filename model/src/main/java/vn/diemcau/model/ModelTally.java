package vn.diemcau.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.SpeechDelivered;

/**
 * What a conference contributes.
 *
 * @param cells by unit
 * @param own what it contributes beside its cells: speeches of the convening body, outcomes that name no province
 * @param directives the standing directives, by directiveId
 */
record ModelTally(SortedMap<String, ModelCell> cells, ModelCounters own, List<Directive> directives) {
    /** What a cancelled conference contributes. */
    static final ModelTally NOTHING = new ModelTally(new TreeMap<>(), new ModelCounters(), List.of());

    /** The tally of a conference that is not cancelled. */
    static ModelTally of(ModelConference conference, LocalDate today) {
        ModelCounters own = new ModelCounters();
        SortedMap<String, ModelCounters> units = new TreeMap<>();
        Function<String, ModelCounters> unit = code -> units.computeIfAbsent(code, absent -> new ModelCounters());
        Function<String, ModelCounters> unitOrOwn = code -> code == null ? own : unit.apply(conference.unit(code));

        Map<String, ModelAttendance> attendances = conference.attendances();
        attendances.forEach((code, attendance) -> unit.apply(code).addAll(attendance.counters()));
        for (String code : conference.invited()) {
            unit.apply(code).add("conferencesInvited", 1);
            boolean absent = conference.closedAt() != null && !attendances.containsKey(code);
            unit.apply(code).add("conferencesAbsent", absent ? 1 : 0);
        }
        for (SpeechDelivered speech : conference.speeches()) {
            ModelCounters counters = unitOrOwn.apply(speech.getProvince());
            counters.add("speeches", 1);
            counters.add("speakingSeconds", Objects.requireNonNullElse(speech.getDurationSeconds(), 0));
            counters.add("speechesByKind/" + speech.getKind(), 1);
        }
        for (AwardConferred award : conference.awards()) {
            ModelCounters counters = unit.apply(conference.unit(award.getProvince()));
            counters.add("awards", award.getCount());
            counters.add("awardsByKind/" + award.getAward(), award.getCount());
        }
        for (OutcomeReported outcome : conference.outcomes()) {
            unitOrOwn.apply(outcome.getProvince()).add("outcomesReported", 1);
        }
        conference.reportsOfUnits().forEach((code, reports) -> {
            unit.apply(code).add("sitesReported", zeroIfNull(latestStated(reports, AttendanceReported::getSites)));
            unit.apply(code)
                    .add("delegatesReported", zeroIfNull(latestStated(reports, AttendanceReported::getDelegates)));
        });
        List<Directive> directives = conference.directives();
        for (Directive directive : directives) {
            for (DirectiveAssignment assignment : directive.assignments()) {
                unit.apply(assignment.unit()).addAll(assignment.counters(today));
            }
        }

        SortedMap<String, ModelCell> cells = new TreeMap<>();
        units.forEach((code, counters) -> cells.put(code, new ModelCell(code, counters, attendances.get(code))));
        return new ModelTally(cells, own, directives);
    }

    /** The sum of the cells and of what the conference contributes beside them. */
    ModelCounters sum() {
        ModelCounters sum = new ModelCounters();
        sum.addAll(own);
        cells.values().forEach(cell -> sum.addAll(cell.counters()));
        return sum;
    }

    /**
     * The figure of the latest report that states it; null where none does.
     *
     * @param reports from the earliest to the latest
     */
    static Long latestStated(List<AttendanceReported> reports, Function<AttendanceReported, Integer> figure) {
        return reports.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .map(Integer::longValue)
                .orElse(null);
    }

    private static long zeroIfNull(Long figure) {
        return figure == null ? 0 : figure;
    }
}
