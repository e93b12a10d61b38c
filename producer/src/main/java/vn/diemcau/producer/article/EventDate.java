package vn.diemcau.producer.article;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When a conference was.
 *
 * @param start its first day, in Asia/Ho_Chi_Minh
 * @param time as far as the report says morning, afternoon or evening; else 08:00
 * @param basis how the year is known, for people
 */
record EventDate(LocalDate start, LocalTime time, String basis, Confidence confidence) {}
