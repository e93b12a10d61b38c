package vn.diemcau.producer.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionTest {
    @ParameterizedTest
    @MethodSource
    void shouldRejectTheLineForOneFault(String expected, Object line) {
        Reading reading = Lines.read(line.toString());

        assertThat(reading).isInstanceOf(Reading.Invalid.class);
        assertThat(((Reading.Invalid) reading).faults())
                .extracting(Fault::toString)
                .containsExactly(expected);
    }

    static Stream<Arguments> shouldRejectTheLineForOneFault() {
        return Stream.of(json(), types(), texts(), choices(), moments(), numbers(), provinces())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> json() {
        return Stream.of(
                arguments(
                        "(line): is not valid JSON at character 2: Unexpected character ('t' (code 116)): was expecting"
                                + " double-quote to start field name",
                        "{type: 1}"),
                arguments("(line): takes a JSON object in braces, not a list", "[]"),
                arguments("(line): takes a JSON object in braces, not a text", "\"x\""),
                arguments("(line): takes a JSON object in braces, not null", "null"),
                arguments("(line): takes a JSON object in braces, not nothing", ""),
                arguments(
                        "(line): holds more than one JSON value; put each on a line of its own",
                        Lines.of("ConferenceOpened") + "{}"),
                arguments(
                        "conferenceId: is given more than once; keep one",
                        Lines.of("ConferenceOpened").toString().replace("}", ",\"conferenceId\":\"c1\"}")),
                arguments(
                        "conferenceId: is given more than once; keep one",
                        Lines.of("ConferenceOpened").toString().replace("}", ",\"conferenceId\":null}")),
                arguments("source: is set by the producer and never read from a line; leave it out", source()));
    }

    private static Lines source() {
        return Lines.of("ConferenceOpened").with("source", "{\"kind\":\"FILE\",\"ref\":\"x\"}");
    }

    private static Stream<Arguments> types() {
        return Stream.of(
                arguments("type: is missing", Lines.of("ConferenceOpened").without("type")),
                arguments("type: is missing", Lines.of("ConferenceOpened").with("type", "\" \"")),
                arguments(
                        "type: takes the name of a type of event, not a number",
                        Lines.of("ConferenceOpened").with("type", "1")),
                arguments(
                        "type: is 'conferenceOpen', which is not a type of event (did you mean ConferenceOpened?)",
                        Lines.of("ConferenceOpened").with("type", "\"conferenceOpen\"")),
                arguments(
                        "type: is 'Weather', which is not a type of event",
                        Lines.of("ConferenceOpened").with("type", "\"Weather\"")),
                arguments(
                        "delegate: is not a field of SiteJoined (did you mean delegates?)",
                        Lines.of("SiteJoined").with("delegate", "5")),
                arguments(
                        "eventID: is not a field of SiteJoined (did you mean eventId?)",
                        Lines.of("SiteJoined").with("eventID", "5")),
                arguments(
                        "percent: is not a field of DirectiveCompleted",
                        Lines.of("DirectiveCompleted").with("percent", "5")),
                arguments(
                        "chair\\u001b[2J: is not a field of SiteLeft",
                        Lines.of("SiteLeft").with("chair\u001b[2J", "\"x\"")));
    }

    private static String quoted(int length) {
        return '"' + "ễ".repeat(length) + '"';
    }

    private static String list(int size) {
        return "[" + String.join(",", Collections.nCopies(size, "\"VN-22\"")) + "]";
    }

    private static Stream<Arguments> texts() {
        String longest = "\"" + "x".repeat(200) + "\"";
        return Stream.of(
                arguments(
                        "title: has 1,001 characters; it takes at most 1,000",
                        Lines.of("ConferenceConvened").with("title", quoted(1_001))),
                arguments(
                        "text: has 20,001 characters; it takes at most 20,000",
                        Lines.of("DirectiveIssued").with("text", quoted(20_001))),
                arguments(
                        "legalBases[0]: has 1,001 characters; it takes at most 1,000",
                        Lines.of("DirectiveIssued").with("legalBases", "[" + quoted(1_001) + "]")),
                arguments(
                        "legalBases: has 1,001 elements; it takes at most 1,000",
                        Lines.of("DirectiveIssued").with("legalBases", list(1_001))),
                arguments(
                        "addressees: has 1,001 elements; it takes at most 1,000",
                        Lines.of("DirectiveIssued").with("addressees", list(1_001))),
                arguments(
                        "conferenceId: is missing", Lines.of("ConferenceOpened").without("conferenceId")),
                arguments(
                        "conferenceId: is missing", Lines.of("ConferenceOpened").with("conferenceId", "null")),
                arguments(
                        "conferenceId: is missing: the text is blank",
                        Lines.of("ConferenceOpened").with("conferenceId", "\" \u00a0\u3000\"")),
                arguments(
                        "conferenceId: takes a text, not a number",
                        Lines.of("SiteLeft").with("conferenceId", "7")),
                arguments(
                        "conferenceId: is 'a b'; an identifier may not contain a space",
                        Lines.of("ConferenceOpened").with("conferenceId", "\"a b\"")),
                arguments(
                        "conferenceId: is ' a'; an identifier may not contain a space",
                        Lines.of("ConferenceOpened").with("conferenceId", "\" a\"")),
                arguments(
                        "conferenceId: is 'a\u2009b'; an identifier may not contain a space",
                        Lines.of("ConferenceOpened").with("conferenceId", "\"a\u2009b\"")),
                arguments(
                        "conferenceId: is 'a\u00a0b'; an identifier may not contain a space",
                        Lines.of("ConferenceOpened").with("conferenceId", "\"a\u00a0b\"")),
                arguments(
                        "conferenceId: is 'a/b'; an identifier may not contain /",
                        Lines.of("ConferenceOpened").with("conferenceId", "\"a/b\"")),
                arguments(
                        "directiveId: is 'a\\u007fb'; an identifier may not contain a control character",
                        Lines.of("DirectiveWithdrawn").with("directiveId", "\"a\\u007fb\"")),
                arguments(
                        "directiveId: is 'a\\u0009b'; an identifier may not contain a control character",
                        Lines.of("DirectiveWithdrawn").with("directiveId", "\"a\\tb\"")),
                arguments(
                        "speechId: has 201 characters; an identifier has 1 to 200",
                        Lines.of("SpeechRetracted").with("speechId", longest.replace("x\"", "xx\""))),
                arguments(
                        "awardId: is 'a/b'; an identifier may not contain /",
                        Lines.of("AwardRetracted").with("awardId", "\"a/b\"")),
                arguments(
                        "outcomeId: is 'a b'; an identifier may not contain a space",
                        Lines.of("OutcomeRetracted").with("outcomeId", "\"a b\"")),
                arguments(
                        "site: is 'a/b'; an identifier may not contain /",
                        Lines.of("SiteLeft").with("site", "\" a/b \"")),
                arguments(
                        "site: is 'a\\u000ab'; an identifier may not contain a control character",
                        Lines.of("SiteLeft").with("site", "\"a\\nb\"")),
                arguments(
                        "site: is blank; an identifier has 1 to 200 characters",
                        Lines.of("SiteLeft").with("site", "\"  \"")),
                arguments(
                        "eventId: is '1-1-1-1-1'; it takes a UUID like 5f0c3d6e-1b7a-4c57-9a44-2f6d1c0b8e21, or leave it"
                                + " out",
                        Lines.of("SiteLeft").with("eventId", "\"1-1-1-1-1\"")),
                arguments(
                        "eventId: is '{D456E8FBA5954D5892DC5A1B6F421D2E}'; it takes a UUID like"
                                + " 5f0c3d6e-1b7a-4c57-9a44-2f6d1c0b8e21, or leave it out (did you mean"
                                + " d456e8fb-a595-4d58-92dc-5a1b6f421d2e?)",
                        Lines.of("SiteLeft").with("eventId", "\"{D456E8FBA5954D5892DC5A1B6F421D2E}\"")),
                arguments("title: is missing", Lines.of("ConferenceConvened").without("title")),
                arguments(
                        "title: is missing: the text is blank",
                        Lines.of("ConferenceConvened").with("title", "\"\\t\"")),
                arguments(
                        "title: takes a text, not an object",
                        Lines.of("ConferenceConvened").with("title", "{\"vi\":\"x\"}")),
                arguments(
                        "text: takes a text, not true",
                        Lines.of("DirectiveIssued").with("text", "true")),
                arguments(
                        "title: holds half of a surrogate pair, which no text may contain",
                        Lines.of("ConferenceConvened").toString().replace("Hội nghị", "\\ud800")),
                arguments(
                        "chair: holds the character U+0000, which no text may contain",
                        Lines.of("SiteJoined").with("chair", "\"a\\u0000\"")),
                arguments(
                        "documents: takes a list of texts, not a text",
                        Lines.of("ConferenceConvened").with("documents", "\"205-QĐ/TW\"")),
                arguments(
                        "documents[1]: is blank; leave it out",
                        Lines.of("ConferenceConvened").with("documents", "[\"a\",\" \"]")),
                arguments(
                        "legalBases[0]: takes a text, not null",
                        Lines.of("DirectiveIssued").with("legalBases", "[null]")),
                arguments(
                        "legalBases[0]: takes a text, not a list",
                        Lines.of("DirectiveIssued").with("legalBases", "[[\"a\"]]")));
    }

    private static Stream<Arguments> choices() {
        return Stream.of(
                arguments(
                        "format: is 'online'; it takes one of ONLINE, IN_PERSON, HYBRID (did you mean ONLINE?)",
                        Lines.of("ConferenceConvened").with("format", "\"online\"")),
                arguments(
                        "format: is 'in person'; it takes one of ONLINE, IN_PERSON, HYBRID (did you mean IN_PERSON?)",
                        Lines.of("ConferenceConvened").with("format", "\"in person\"")),
                arguments(
                        "level: is 'UNKNOWN'; it takes one of CENTRAL, PROVINCIAL, DISTRICT",
                        Lines.of("ConferenceConvened").with("level", "\"UNKNOWN\"")),
                arguments("level: is missing", Lines.of("ConferenceConvened").with("level", "null")),
                arguments(
                        "kind: takes one of BRIEFING, REVIEW, STUDY, PLENARY, THEMATIC, OTHER, not a number",
                        Lines.of("ConferenceConvened").with("kind", "3")),
                arguments(
                        "kind: is 'BRIEFING'; it takes one of OPENING, REPORT, STATEMENT, DIRECTION, CONCLUSION",
                        Lines.of("SpeechDelivered").with("kind", "\"BRIEFING\"")),
                arguments(
                        "siteLevel: is ''; it takes one of PROVINCE, DISTRICT, COMMUNE",
                        Lines.of("SiteJoined").with("siteLevel", "\"\"")),
                arguments(
                        "award: is 'MEDALS'; it takes one of EMULATION_FLAG, CERTIFICATE_OF_MERIT, COMMENDATION, MEDAL,"
                                + " OTHER (did you mean MEDAL?)",
                        Lines.of("AwardConferred").with("award", "\"MEDALS\"")),
                arguments(
                        "qualifier: is 'ATLEAST'; it takes one of EXACTLY, AT_LEAST, ABOUT (did you mean AT_LEAST?)",
                        Lines.of("AttendanceReported").with("qualifier", "\"ATLEAST\"")),
                arguments(
                        "unit: is '%'; it takes one of PERCENT, COUNT, RATIO",
                        Lines.of("OutcomeReported").with("unit", "\"%\"")));
    }

    private static Stream<Arguments> moments() {
        Stream<Arguments> timestamps = Stream.of(
                        List.of("2020-01-09", "a date alone is not a timestamp; add a time, like 2020-01-09T14:00"),
                        List.of(
                                "2020-01-09 14:00",
                                "it takes a timestamp like 2020-01-09T14:00:00+07:00 (did you mean 2020-01-09T14:00?)"),
                        List.of("09/01/2020 14:00", "it takes a timestamp like 2020-01-09T14:00:00+07:00"),
                        List.of("2020-01-09T14", "it takes a timestamp like 2020-01-09T14:00:00+07:00"),
                        List.of("2020-01-09T14:00:00+7", "it takes a timestamp like 2020-01-09T14:00:00+07:00"),
                        List.of("2020-01-09T14:00:00.+07:00", "it takes a timestamp like 2020-01-09T14:00:00+07:00"),
                        List.of("2020-02-30T14:00", "February 2020 has no day 30"),
                        List.of("2019-02-29T14:00", "February 2019 has no day 29"),
                        List.of("2020-13-01T14:00", "there is no month 13"),
                        List.of("2020-00-01T14:00", "there is no month 0"),
                        List.of("2020-01-09T24:00", "there is no hour 24; write 00:00 of the next day"),
                        List.of("2020-01-09T25:00", "there is no time 25:00"),
                        List.of("2020-01-09T14:60", "there is no time 14:60"),
                        List.of("2016-12-31T23:59:60Z", "a second is 00 to 59; a leap second cannot be kept"),
                        List.of("2020-01-09T14:00+19:00", "there is no offset +19:00"),
                        List.of("2020-01-09T14:00+07:60", "there is no offset +07:60"),
                        List.of("1944-12-31T23:59:59", "the year 1944 is not within 1945 to 2100"),
                        List.of("2100-12-31T17:00Z", "the year 2101 is not within 1945 to 2100"),
                        List.of("12020-01-09T14:00", "the year 12020 is not within 1945 to 2100"),
                        List.of("0020-01-09T14:00", "the year 20 is not within 1945 to 2100"))
                .map(moment -> arguments(
                        "occurredAt: is '" + moment.get(0) + "'; " + moment.get(1),
                        Lines.of("ConferenceOpened").with("occurredAt", "\"" + moment.get(0) + "\"")));
        Stream<Arguments> dates = Stream.of(
                        List.of("2020-12-32", "December 2020 has no day 32"),
                        List.of("2101-01-01", "the year 2101 is not within 1945 to 2100"),
                        List.of("31/12/2020", "it takes a date like 2020-12-31"),
                        List.of("2020-12-31T00:00", "it takes a date like 2020-12-31, without a time"),
                        List.of("", "it takes a date like 2020-12-31"))
                .map(date -> arguments(
                        "dueOn: is '" + date.get(0) + "'; " + date.get(1),
                        Lines.of("DirectiveIssued").with("dueOn", "\"" + date.get(0) + "\"")));
        Stream<Arguments> others = Stream.of(
                arguments("occurredAt: is missing", Lines.of("SiteLeft").without("occurredAt")),
                arguments(
                        "scheduledStart: takes a timestamp like 2020-01-09T14:00:00+07:00, not a number",
                        Lines.of("ConferenceConvened").with("scheduledStart", "1578553200000")));
        return Stream.of(timestamps, dates, others).flatMap(cases -> cases);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                arguments("percent: is missing", Lines.of("DirectiveProgressed").without("percent")),
                arguments(
                        "percent: is 101; a percentage is 0 to 100",
                        Lines.of("DirectiveProgressed").with("percent", "101")),
                arguments(
                        "percent: is negative (-1); a percentage is 0 to 100",
                        Lines.of("DirectiveReopened").with("percent", "-1")),
                arguments(
                        "percent: is 57.5; it takes a whole number",
                        Lines.of("DirectiveProgressed").with("percent", "57.5")),
                arguments(
                        "percent: takes a number, not a text (did you mean 57?)",
                        Lines.of("DirectiveProgressed").with("percent", "\"57\"")),
                arguments(
                        "percent: takes a number, not a text (did you mean 57?)",
                        Lines.of("DirectiveProgressed").with("percent", "\"57%\"")),
                arguments(
                        "delegates: is negative (-5); a count is 0 to 10,000,000",
                        Lines.of("SiteJoined").with("delegates", "-5")),
                arguments(
                        "delegates: is 10000001; a count is 0 to 10,000,000",
                        Lines.of("SiteJoined").with("delegates", "10000001")),
                arguments(
                        "delegates: takes a number, not true",
                        Lines.of("SiteJoined").with("delegates", "true")),
                arguments(
                        "provinces: is 64.5; it takes a whole number",
                        Lines.of("AttendanceReported").with("provinces", "64.5")),
                arguments(
                        "sites: is negative (-1); a count is 0 to 10,000,000",
                        Lines.of("AttendanceReported").with("sites", "-1")),
                arguments(
                        "delegates: is 20000000; a count is 0 to 10,000,000",
                        Lines.of("AttendanceReported").with("delegates", "2e7")),
                arguments(
                        "delegates: is '1e99999999999'; its exponent is out of range",
                        Lines.of("SiteJoined").toString().replace("}", ",\"delegates\":1e99999999999}")),
                arguments(
                        "delegates: is 1E+999999999; a count is 0 to 10,000,000",
                        Lines.of("SiteJoined").toString().replace("}", ",\"delegates\":1e999999999}")),
                arguments(
                        "delegates: has 2000 digits, which is too many",
                        Lines.of("SiteJoined").toString().replace("}", ",\"delegates\":" + "1".repeat(2000) + "}")),
                arguments(
                        "count: is negative (-1); a count is 0 to 10,000,000",
                        Lines.of("AwardConferred").with("count", "-1")),
                arguments(
                        "durationSeconds: is 31622401; a duration is 0 to 31,622,400 seconds (366 days)",
                        Lines.of("SpeechDelivered").with("durationSeconds", "31622401")),
                arguments(
                        "durationSeconds: is negative (-1); a duration is 0 to 31,622,400 seconds (366 days)",
                        Lines.of("SpeechDelivered").with("durationSeconds", "-1")),
                arguments(
                        "value: takes a number, not a text (did you mean 90.5?)",
                        Lines.of("OutcomeReported").with("value", "\"90.5\"")),
                arguments(
                        "value: is 0.0000000001; it takes at most 9 digits after the point",
                        Lines.of("OutcomeReported").toString().replace("90", "0.0000000001")),
                arguments(
                        "value: is 100000000000000000000000000000; it takes at most 29 digits before the point",
                        Lines.of("OutcomeReported").toString().replace("90", "1e29")),
                arguments(
                        "value: is -1; a count is 0 to 10,000,000",
                        Lines.of("OutcomeReported").with("unit", "\"COUNT\"").with("value", "-1")),
                arguments(
                        "value: is 10000000.5; a count is 0 to 10,000,000",
                        Lines.of("OutcomeReported").with("unit", "\"COUNT\"").with("value", "10000000.5")),
                arguments(
                        "of: is 0; a denominator is above 0",
                        Lines.of("OutcomeReported").with("of", "0")),
                arguments(
                        "of: is -63; a denominator is above 0",
                        Lines.of("OutcomeReported").with("of", "-63")));
    }

    private static Stream<Arguments> provinces() {
        return Stream.of(
                arguments("province: is missing", Lines.of("SiteJoined").without("province")),
                arguments(
                        "province: is 'Nghe Am', which is not a province (did you mean Nghệ An?)",
                        Lines.of("SiteJoined").with("province", "\"Nghe Am\"")),
                arguments(
                        "province: is 'Atlantis', which is not a province",
                        Lines.of("SiteLeft").with("province", "\"Atlantis\"")),
                arguments(
                        "province: is 'VN', which is not a province",
                        Lines.of("SiteLeft").with("province", "\"VN\"")),
                arguments(
                        "province: takes the code or name of a province, not a number",
                        Lines.of("SiteAnnulled").with("province", "22")),
                arguments(
                        "province: is '', which is not a province",
                        Lines.of("AttendanceReported").with("province", "\"\"")),
                arguments(
                        "invited: takes \"ALL\" or a list of provinces, not a number",
                        Lines.of("ConferenceConvened").with("invited", "63")),
                arguments(
                        "invited: is 'all'; it takes \"ALL\" or a list of provinces (did you mean \"ALL\"?)",
                        Lines.of("ConferenceConvened").with("invited", "\"all\"")),
                arguments(
                        "addressees: is 'Nghệ An'; it takes \"ALL\" or a list of provinces (did you mean [\"VN-22\"]?)",
                        Lines.of("DirectiveIssued").with("addressees", "\"Nghệ An\"")),
                arguments("addressees: is missing", Lines.of("DirectiveIssued").with("addressees", "null")),
                arguments(
                        "addressees[1]: is 'ALL', which is not a province",
                        Lines.of("DirectiveIssued").with("addressees", "[\"VN-22\",\"ALL\"]")),
                arguments(
                        "invited[0]: takes the code or name of a province, not null",
                        Lines.of("ConferenceConvened").with("invited", "[null]")));
    }

    @Test
    void shouldNameAllFaultsOfALine() {
        // Given
        String line = """
                {"type":"DirectiveProgressed","conferenceId":"a b","directiveId":"d1","province":"Atlantis","percent":101,\
                "percents":1,"qualifier":"about","percent":5}""";

        // When
        Reading reading = Lines.read(line);

        // Then
        assertThat(((Reading.Invalid) reading).faults())
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "percent", "percents", "conferenceId", "occurredAt", "province", "percent", "qualifier");
    }

    @Test
    void shouldNameWhatIsWrongAroundAnUnknownType() {
        // Given
        String line = "{\"type\":\"SiteJoind\",\"occurredAt\":\"today\",\"source\":1,\"site\":7}";

        // When
        Reading reading = Lines.read(line);

        // Then
        assertThat(((Reading.Invalid) reading).faults())
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("type", "source", "conferenceId", "occurredAt");
    }

    @ParameterizedTest
    @MethodSource
    void shouldRejectWhatIsNoUtf8(byte[] bad) {
        // Given
        byte[] line = Lines.of("ConferenceOpened")
                .with("conferenceId", "\"cXX\"")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        int at = new String(line, StandardCharsets.UTF_8).indexOf("XX");
        System.arraycopy(bad, 0, line, at, bad.length);

        // When
        Reading reading = new EventReader().read(line, 0, line.length, null);

        // Then
        assertThat(((Reading.Invalid) reading).faults())
                .extracting(Fault::toString)
                .containsExactly("(line): is not valid UTF-8 at byte " + (at + 1));
    }

    static Stream<byte[]> shouldRejectWhatIsNoUtf8() {
        return Stream.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc3, '('},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0});
    }

    @Test
    void shouldRejectALineThatIsCutWithinACharacter() {
        // Given
        byte[] line = {'{', '"', (byte) 0xe1, (byte) 0xbb};

        // When
        Reading reading = new EventReader().read(line, 0, line.length, null);

        // Then
        assertThat(((Reading.Invalid) reading).faults())
                .extracting(Fault::toString)
                .containsExactly("(line): is not valid UTF-8 at byte 3");
    }

    @Test
    void shouldRejectALineOverOneMebibyte() {
        // Given
        String line = Lines.of("ConferenceCancelled").with("reason", "\"\"").toString();
        String fits = line.replace("\"\"", "\"\"" + " ".repeat(EventReader.MAX_LINE_BYTES - line.length()));
        String tooLong = fits.replace("}", " }");

        // When, then
        assertThat(Lines.read(fits)).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Invalid) Lines.read(tooLong.substring(0, EventReader.MAX_LINE_BYTES + 1))).faults())
                .extracting(Fault::toString)
                .containsExactly("(line): is over 1 MiB (1,048,576 bytes)");
    }

    @Test
    void shouldRejectDeepNestingWithoutFailing() {
        // Given
        String line = "{\"type\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        // When
        Reading reading = Lines.read(line);

        // Then
        assertThat(((Reading.Invalid) reading).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains("nesting depth"));
    }

    @Test
    void shouldSayWhereAnObjectBreaksOff() {
        // Given
        String line = "{\"type\":\"SiteLeft\",\"province\":";

        // When
        Reading reading = Lines.read(line);

        // Then
        assertThat(((Reading.Invalid) reading).faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "(line): is not valid JSON at character 31: Unexpected end-of-input within/between Object"
                                + " entries");
    }
}
