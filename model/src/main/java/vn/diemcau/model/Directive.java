package vn.diemcau.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveSummary;

/**
 * A standing directive.
 *
 * @param issue its latest {@code DirectiveIssued}
 * @param assignments one for each unit that it addresses, in the order of their codes
 */
record Directive(ModelEvent<DirectiveIssued> issue, List<DirectiveAssignment> assignments) {
    /** The row of the directive. */
    DirectiveSummary summary(LocalDate today) {
        int percentTotal =
                assignments.stream().mapToInt(DirectiveAssignment::percent).sum();
        return DirectiveSummary.newBuilder()
                .setConferenceId(issue.conferenceId())
                .setDirectiveId(issue.body().getDirectiveId())
                .setIssuer(issue.body().getIssuer())
                .setText(issue.body().getText())
                .setDueOn(issue.body().getDueOn())
                .setLegalBases(issue.body().getLegalBases())
                .setIssuedAt(issue.occurredAt())
                .setAssigned(assignments.size())
                .setCompletedOnTime(
                        units(DirectiveStanding.COMPLETED_ON_TIME, today).size())
                .setCompletedLate(units(DirectiveStanding.COMPLETED_LATE, today).size())
                .setOverdue(units(DirectiveStanding.OVERDUE, today).size())
                .setOpen(units(DirectiveStanding.OPEN, today).size())
                .setAverageProgressPercent(ModelCounters.rate(percentTotal, assignments.size()))
                .setLaggards(units(DirectiveStanding.OVERDUE, today))
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private List<String> units(DirectiveStanding standing, LocalDate today) {
        return assignments.stream()
                .filter(assignment -> assignment.standing(today) == standing)
                .map(DirectiveAssignment::unit)
                .toList();
    }
}
