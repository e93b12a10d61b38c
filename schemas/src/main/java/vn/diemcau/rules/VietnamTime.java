package vn.diemcau.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/** The clock of the contract: every date and period is one of this zone, whatever the offset of a timestamp. */
public final class VietnamTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The first day on which the map of 34 provinces is in force; the day before is the last of the map of 63. */
    public static final LocalDate FIRST_DAY_OF_MAP_34 = LocalDate.of(2025, Month.JULY, 1);

    private VietnamTime() {}

    /** The date on which an instant falls. */
    public static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
