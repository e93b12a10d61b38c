package vn.diemcau.producer.simulate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import vn.diemcau.producer.ndjson.EventReader;

/**
 * Ways to spoil a line. Each takes the valid line of a joining site as one character for each byte, so that it can write
 * bytes that are not UTF-8.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum PoisonLine {
    NO_JSON(line -> "xin chao"),
    CUT_OFF(line -> line.substring(0, line.length() / 2)),
    TWO_OBJECTS(line -> line + line),
    NO_OBJECT(line -> "[" + line + "]"),
    UNKNOWN_TYPE(line -> line.replace("SiteJoined", "SiteConnected")),
    MISSING_TYPE(line -> line.replace("\"type\":\"SiteJoined\",", "")),
    MISSING_FIELD(line -> line.replaceFirst(",\"province\":\"[^\"]*\"", "")),
    BLANK_FIELD(line -> line.replaceFirst("\"province\":\"[^\"]*\"", "\"province\":\"  \"")),
    UNKNOWN_FIELD(line -> with(line, "\"weather\":\"sunny\"")),
    REPEATED_FIELD(line -> with(line, "\"delegates\":8")),
    SOURCE_GIVEN(line -> with(line, "\"source\":\"rumour\"")),
    BAD_ENUM(line -> line.replace("COMMUNE", "VILLAGE")),
    UNKNOWN_ENUM(line -> line.replace("COMMUNE", "UNKNOWN")),
    BAD_TIMESTAMP(line -> at(line, "yesterday")),
    DATE_ALONE(line -> at(line, "2020-01-09")),
    NO_SUCH_DAY(line -> at(line, "2021-02-29T08:00:00+07:00")),
    YEAR_OUT_OF_RANGE(line -> at(line, "1812-06-24T08:00:00+07:00")),
    BAD_EVENT_ID(line -> line.replaceFirst("\"eventId\":\"[^\"]*\"", "\"eventId\":\"12\"")),
    NEGATIVE_COUNT(line -> delegates(line, "-1")),
    ABSURD_COUNT(line -> delegates(line, "10000001")),
    BROKEN_COUNT(line -> delegates(line, "7.5")),
    TEXT_FOR_NUMBER(line -> delegates(line, "\"7\"")),
    OBJECT_FOR_NUMBER(line -> delegates(line, "{}")),
    PERCENT_OUT_OF_RANGE(line -> line.replace("SiteJoined", "DirectiveProgressed")
            .replaceFirst(",\"province\":.*", ",\"province\":\"VN-22\",\"directiveId\":\"d1\",\"percent\":101}")),
    UNKNOWN_PROVINCE(line -> line.replaceFirst("\"province\":\"[^\"]*\"", "\"province\":\"VN-99\"")),
    SLASH_IN_ID(line -> line.replace("\"conferenceId\":\"", "\"conferenceId\":\"a/")),
    SPACE_IN_ID(line -> line.replace("\"conferenceId\":\"", "\"conferenceId\":\"a ")),
    LONG_ID(line -> line.replace("\"conferenceId\":\"", "\"conferenceId\":\"" + "x".repeat(200))),
    BAD_UTF8(line -> with(line, "\"chair\":\"\u00c0\u00af\"")),
    HALF_SURROGATE(line -> with(line, "\"chair\":\"\\ud83d\"")),
    TOO_LONG(line -> with(line, "\"chair\":\"" + "x".repeat(EventReader.MAX_LINE_BYTES) + "\""));

    private static final PoisonLine[] SHORT = Arrays.copyOf(values(), values().length - 1);

    /** A line over 1 MiB comes only once in so many waves: it is as large as thousands of events. */
    private static final int LONG_EVERY = 64;

    private final UnaryOperator<String> spoiling;

    PoisonLine(UnaryOperator<String> spoiling) {
        this.spoiling = spoiling;
    }

    /** The kind of a poison, so that each kind comes as often as the others. */
    static PoisonLine of(long wave, int ordinal) {
        if (ordinal == 0 && wave % LONG_EVERY == 0) {
            return TOO_LONG;
        }
        return SHORT[(int) ((wave * 7 + ordinal) % SHORT.length)];
    }

    /** The spoilt line, without a line end. */
    byte[] spoil(byte[] line) {
        return spoiling.apply(new String(line, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    private static String with(String line, String field) {
        return line.substring(0, line.length() - 1) + "," + field + "}";
    }

    private static String at(String line, String time) {
        return line.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"" + time + "\"");
    }

    private static String delegates(String line, String value) {
        return line.replaceFirst("\"delegates\":\\d+", "\"delegates\":" + value);
    }
}
