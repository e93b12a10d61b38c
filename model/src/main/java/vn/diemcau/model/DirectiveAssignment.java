package vn.diemcau.model;

import java.time.Instant;
import java.time.LocalDate;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;

/**
 * A standing directive and one of the units that it addresses.
 *
 * @param unit code of the unit on the map of the conference
 * @param dueOn last day on which completion is on time; null: no deadline
 * @param report the latest progress, completion or reopening of the unit under the directive; null where there is none
 */
record DirectiveAssignment(
        String conferenceId, String directiveId, String unit, LocalDate dueOn, ModelEvent<?> report) {
    private boolean completed() {
        return report != null && report.is(DirectiveCompleted.class);
    }

    DirectiveStanding standing(LocalDate today) {
        if (completed()) {
            boolean onTime = dueOn == null || !report.date().isAfter(dueOn);
            return onTime ? DirectiveStanding.COMPLETED_ON_TIME : DirectiveStanding.COMPLETED_LATE;
        }
        return dueOn != null && dueOn.isBefore(today) ? DirectiveStanding.OVERDUE : DirectiveStanding.OPEN;
    }

    int percent() {
        if (report == null) {
            return 0;
        }
        if (report.is(DirectiveProgressed.class)) {
            return report.as(DirectiveProgressed.class).body().getPercent();
        }
        if (report.is(DirectiveReopened.class)) {
            Integer percent = report.as(DirectiveReopened.class).body().getPercent();
            return percent == null ? 0 : percent;
        }
        return 100;
    }

    private Instant completedAt() {
        return completed() ? report.occurredAt() : null;
    }

    ModelCounters counters(LocalDate today) {
        ModelCounters counters = new ModelCounters();
        counters.add("directivesAssigned", 1);
        counters.add(
                switch (standing(today)) {
                    case COMPLETED_ON_TIME -> "directivesCompletedOnTime";
                    case COMPLETED_LATE -> "directivesCompletedLate";
                    case OVERDUE -> "directivesOverdue";
                    case OPEN -> "directivesOpen";
                    case UNKNOWN -> throw new IllegalStateException("No standing: " + this);
                },
                1);
        counters.add("progressPercentTotal", percent());
        return counters;
    }

    /** The row of the unit under the directive. */
    DirectiveStatus status(LocalDate today) {
        return DirectiveStatus.newBuilder()
                .setConferenceId(conferenceId)
                .setDirectiveId(directiveId)
                .setProvince(unit)
                .setStatus(standing(today))
                .setPercent(percent())
                .setDueOn(dueOn)
                .setCompletedAt(completedAt())
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
