package vn.diemcau.streams.core;

import java.time.LocalDate;

/** Today is before the day of the stored state: directives that became overdue cannot become open again. */
public final class ClockSetBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClockSetBackException(LocalDate today, LocalDate stored) {
        super(
                "Today is " + today + ", but the state is at " + stored
                        + " already: set the clock (or DIEMCAU_AS_OF) to " + stored
                        + " or later; or rebuild the summaries with 'diemcau reset' (of an embedded stack: 'diemcau reset --data DIR')");
    }
}
