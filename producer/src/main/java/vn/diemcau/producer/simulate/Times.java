package vn.diemcau.producer.simulate;

import java.time.Instant;
import java.time.LocalDate;

/** Times in milliseconds since the epoch, days in Asia/Ho_Chi_Minh, which has been seven hours ahead since 1975. */
final class Times {
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long OFFSET = 7 * HOUR;

    private Times() {}

    /** The beginning of a day. */
    static long startOf(LocalDate day) {
        return day.toEpochDay() * DAY - OFFSET;
    }

    static LocalDate day(long at) {
        return LocalDate.ofEpochDay(Math.floorDiv(at + OFFSET, DAY));
    }

    static Instant instant(long at) {
        return Instant.ofEpochMilli(at);
    }
}
