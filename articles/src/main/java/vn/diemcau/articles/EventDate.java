package vn.diemcau.articles;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When a conference was.
 *
 * @param start its first day, in Asia/Ho_Chi_Minh
 * @param time as far as the report says morning, afternoon or evening; else 08:00
 * @param basis how the year is known, for people
 * @param standIn whether the report does not say the day, so that another one stands in for it
 */
record EventDate(LocalDate start, LocalTime time, String basis, boolean standIn, Confidence confidence) {
    /** The same, but only a guess. */
    EventDate guessed() {
        return new EventDate(start, time, basis, true, confidence);
    }

    EventDate minusDays(int days) {
        return new EventDate(start.minusDays(days), time, basis, standIn, confidence);
    }
}
