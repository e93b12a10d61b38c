package vn.diemcau.producer.ndjson;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.rules.Limits;
import vn.diemcau.rules.VietnamTime;

/**
 * Dates and timestamps: ISO 8601, extended format. A timestamp without an offset is one of Asia/Ho_Chi_Minh. Digits
 * finer than milliseconds are removed from the text, so that they are never rounded, not even before 1970.
 */
final class Moment {
    /** A timestamp; the Avro value is an Instant in whole milliseconds. */
    static final FieldType TIMESTAMP = Moment::timestamp;

    /** A date; the Avro value is a LocalDate. */
    static final FieldType DATE = Moment::date;

    private static final String DATE_FORM = "([+-]?\\d{4,9})-(\\d{2})-(\\d{2})";
    private static final Pattern DATE_ALONE = Pattern.compile(DATE_FORM);
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            DATE_FORM + "[Tt](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?([Zz]|([+-])(\\d{2})(?::?(\\d{2}))?)?");
    private static final Pattern SPACE_FOR_T = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) +(\\d{2}:\\d{2}.*)");

    private Moment() {}

    private static Object date(String field, Value value, Faults faults) {
        String text = Texts.read(field, value, "a date like 2020-12-31", faults);
        if (text == null) {
            return null;
        }
        Matcher matcher = DATE_ALONE.matcher(text);
        if (!matcher.matches()) {
            boolean time = DATE_AND_TIME.matcher(text).matches();
            faults.add(
                    field,
                    "is " + Texts.quote(text) + "; it takes a date like 2020-12-31" + (time ? ", without a time" : ""));
            return null;
        }
        try {
            LocalDate date = date(matcher);
            checkYear(date.getYear());
            return date;
        } catch (DateTimeException e) {
            faults.add(field, "is " + Texts.quote(text) + "; " + e.getMessage());
            return null;
        }
    }

    private static Object timestamp(String field, Value value, Faults faults) {
        String text = Texts.read(field, value, "a timestamp like 2020-01-09T14:00:00+07:00", faults);
        if (text == null) {
            return null;
        }
        Matcher matcher = DATE_AND_TIME.matcher(text);
        if (!matcher.matches()) {
            faults.add(field, "is " + Texts.quote(text) + "; " + noTimestamp(text), withT(text));
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(date(matcher), time(matcher));
            Instant instant = matcher.group(8) == null
                    ? local.atZone(VietnamTime.ZONE).toInstant()
                    : local.toInstant(offset(matcher));
            checkYear(VietnamTime.date(instant).getYear());
            return instant;
        } catch (DateTimeException e) {
            faults.add(field, "is " + Texts.quote(text) + "; " + e.getMessage());
            return null;
        }
    }

    private static String noTimestamp(String text) {
        return DATE_ALONE.matcher(text).matches()
                ? "a date alone is not a timestamp; add a time, like 2020-01-09T14:00"
                : "it takes a timestamp like 2020-01-09T14:00:00+07:00";
    }

    private static Optional<String> withT(String text) {
        Matcher matcher = SPACE_FOR_T.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String corrected = matcher.group(1) + "T" + matcher.group(2).replace(" ", "");
        return DATE_AND_TIME.matcher(corrected).matches() ? Optional.of(corrected) : Optional.empty();
    }

    private static LocalDate date(Matcher matcher) {
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        if (month < 1 || month > 12) {
            throw new DateTimeException("there is no month " + month);
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            String name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            throw new DateTimeException(name + " " + year + " has no day " + day);
        }
        return LocalDate.of(year, month, day);
    }

    private static LocalTime time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(4));
        int minute = Integer.parseInt(matcher.group(5));
        int second = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
        if (hour == 24) {
            throw new DateTimeException("there is no hour 24; write 00:00 of the next day");
        }
        if (hour > 23 || minute > 59) {
            throw new DateTimeException("there is no time " + matcher.group(4) + ":" + matcher.group(5));
        }
        if (second > 59) {
            throw new DateTimeException("a second is 00 to 59; a leap second cannot be kept");
        }
        return LocalTime.of(hour, minute, second, millis(matcher.group(7)) * 1_000_000);
    }

    private static int millis(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
    }

    private static ZoneOffset offset(Matcher matcher) {
        if (matcher.group(9) == null) {
            return ZoneOffset.UTC;
        }
        int hours = Integer.parseInt(matcher.group(10));
        int minutes = matcher.group(11) == null ? 0 : Integer.parseInt(matcher.group(11));
        if (minutes > 59 || hours * 60 + minutes > 18 * 60) {
            throw new DateTimeException("there is no offset " + matcher.group(8));
        }
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(matcher.group(9).equals("-") ? -seconds : seconds);
    }

    private static void checkYear(int year) {
        if (year < Limits.FIRST_YEAR || year > Limits.LAST_YEAR) {
            throw new DateTimeException(
                    "the year " + year + " is not within " + Limits.FIRST_YEAR + " to " + Limits.LAST_YEAR);
        }
    }
}
