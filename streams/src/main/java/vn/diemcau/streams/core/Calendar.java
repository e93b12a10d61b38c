package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import vn.diemcau.rules.VietnamTime;

/** Dates and periods of the contract: all in Asia/Ho_Chi_Minh. */
public final class Calendar {
    public static final ZoneId ZONE = VietnamTime.ZONE;

    /** The period of all conferences. */
    static final String ALL = "ALL";

    private Calendar() {}

    /** The date of an instant. */
    public static LocalDate date(Instant instant) {
        return VietnamTime.date(instant);
    }

    /** The date of an instant given in milliseconds since the epoch. */
    static LocalDate date(long instant) {
        return date(Instant.ofEpochMilli(instant));
    }

    /** The quarter of a date, e.g. {@code 2019-Q1}. */
    static String quarter(LocalDate date) {
        return date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    /** The year of a quarter, e.g. {@code 2019}. */
    static String year(String quarter) {
        return quarter.substring(0, quarter.indexOf('-'));
    }
}
