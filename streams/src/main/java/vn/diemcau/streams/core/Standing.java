package vn.diemcau.streams.core;

import java.time.LocalDate;
import vn.diemcau.summary.DirectiveStanding;

/**
 * Where a unit stands under a directive that addresses it.
 *
 * @param percent 0 to 100; 100 once completed
 * @param completedAt milliseconds since the epoch; null while not completed
 */
record Standing(DirectiveStanding status, int percent, Long completedAt) {

    /**
     * Where a unit stands.
     *
     * @param latest the latest that it reported; null where it reported nothing
     * @param dueOn the last day in time; null where there is no deadline
     * @param pastDue whether that day is past
     */
    static Standing of(StatusState.Report latest, LocalDate dueOn, boolean pastDue) {
        if (latest != null && latest.completed()) {
            boolean late = dueOn != null && Calendar.date(latest.stamp().at()).isAfter(dueOn);
            DirectiveStanding status = late ? DirectiveStanding.COMPLETED_LATE : DirectiveStanding.COMPLETED_ON_TIME;
            return new Standing(status, 100, latest.stamp().at());
        }
        DirectiveStanding status = pastDue ? DirectiveStanding.OVERDUE : DirectiveStanding.OPEN;
        return new Standing(status, latest == null ? 0 : latest.percent(), null);
    }

    /** What it contributes to the cell of the unit. */
    Tally tally() {
        return Tally.of(Counter.DIRECTIVES_ASSIGNED, 1)
                .plus(counter(), 1)
                .plus(Counter.PROGRESS_PERCENT_TOTAL, percent);
    }

    Counter counter() {
        return switch (status) {
            case COMPLETED_ON_TIME -> Counter.DIRECTIVES_COMPLETED_ON_TIME;
            case COMPLETED_LATE -> Counter.DIRECTIVES_COMPLETED_LATE;
            case OVERDUE -> Counter.DIRECTIVES_OVERDUE;
            case OPEN, UNKNOWN -> Counter.DIRECTIVES_OPEN;
        };
    }
}
