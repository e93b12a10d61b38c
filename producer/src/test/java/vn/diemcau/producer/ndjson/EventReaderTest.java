package vn.diemcau.producer.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.AwardConferred;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.OutcomeReported;
import vn.diemcau.event.OutcomeUnit;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.Source;
import vn.diemcau.event.SourceKind;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.topic.Topics;

class EventReaderTest {
    @Test
    void shouldReadAWholeEvent() {
        // Given
        String line = """
                {"type":"ConferenceConvened","eventId":"D456E8FB-A595-4D58-92DC-5A1B6F421D2E","conferenceId":"c1",\
                "occurredAt":"2020-01-02T09:30:00.123+07:00","title":"Hội nghị  toàn quốc ","level":"CENTRAL",\
                "format":"IN_PERSON","kind":"STUDY","convener":"Ban","scheduledStart":"2020-01-09T14:00:00+07:00",\
                "invited":["nghe an","VN-HN","Nghệ An"],"reportingPeriod":"2019","documents":["205-QĐ/TW","b"]}""";
        byte[] bytes = ("??" + line).getBytes(StandardCharsets.UTF_8);
        Source source = new Source(SourceKind.FILE, "events.ndjson:7", null);

        // When
        Reading reading = new EventReader().read(bytes, 2, bytes.length - 2, source);

        // Then
        assertThat(reading)
                .isEqualTo(new Reading.Valid(new ParsedEvent(
                        Topics.CONFERENCE_EVENTS,
                        "c1",
                        new ConferenceEvent(
                                UUID.fromString("d456e8fb-a595-4d58-92dc-5a1b6f421d2e"),
                                "c1",
                                Instant.parse("2020-01-02T02:30:00.123Z"),
                                source,
                                new ConferenceConvened(
                                        "Hội nghị  toàn quốc ",
                                        Level.CENTRAL,
                                        Format.IN_PERSON,
                                        ConferenceKind.STUDY,
                                        "Ban",
                                        Instant.parse("2020-01-09T07:00:00Z"),
                                        new ProvinceSelection(false, List.of("VN-22", "VN-HN")),
                                        "2019",
                                        List.of("205-QĐ/TW", "b"))))));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-09T14:00:00+07:00, 2020-01-09T07:00:00Z",
        "2020-01-09T14:00:00, 2020-01-09T07:00:00Z",
        "2020-01-09T14:00, 2020-01-09T07:00:00Z",
        "2020-01-09t07:00z, 2020-01-09T07:00:00Z",
        "2020-01-09T07:00-00:00, 2020-01-09T07:00:00Z",
        "2020-01-09T16:00+0900, 2020-01-09T07:00:00Z",
        "2020-01-09T02:00-05, 2020-01-09T07:00:00Z",
        "2020-01-09T12:45+05:45, 2020-01-09T07:00:00Z",
        "2020-02-29T00:00:00.5Z, 2020-02-29T00:00:00.500Z",
        "'2020-02-29T00:00:00,25Z', 2020-02-29T00:00:00.250Z",
        "2020-01-01T00:00:00.9999999999999Z, 2020-01-01T00:00:00.999Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "1960-01-01T00:00:00.0009Z, 1960-01-01T00:00:00Z",
        "1945-01-01T00:00:00+08:00, 1944-12-31T16:00:00Z",
        "2100-12-31T23:59:59.999, 2100-12-31T16:59:59.999Z",
        "1950-06-01T12:00:00, 1950-06-01T04:00:00Z"
    })
    void shouldReadTimestamps(String text, Instant instant) {
        // Given
        Lines line = Lines.of("ConferenceOpened").with("occurredAt", "\"" + text + "\"");

        // When
        ConferenceEvent event = (ConferenceEvent) Lines.event(line).envelope();

        // Then
        assertThat(event.getOccurredAt()).isEqualTo(instant);
    }

    @Test
    void shouldFillInDefaults() {
        assertThat(body(Lines.of("SiteJoined"))).isEqualTo(new SiteJoined("VN-22", "main", null, null, null));
        assertThat(((AwardConferred) body(Lines.of("AwardConferred"))).getCount())
                .isEqualTo(1);
        assertThat(((ConferenceConvened) body(Lines.of("ConferenceConvened"))).getDocuments())
                .isEmpty();
        assertThat(((DirectiveIssued) body(Lines.of("DirectiveIssued"))).getLegalBases())
                .isEmpty();
    }

    @Test
    void shouldTakeANullForAnAbsentField() {
        // Given
        Lines line = Lines.of("SiteJoined")
                .with("site", "null")
                .with("chair", "null")
                .with("eventId", "null")
                .with("source", "null")
                .with("percent", "null");

        // When, then
        assertThat(Lines.event(line)).isEqualTo(Lines.event(Lines.of("SiteJoined")));
    }

    @Test
    void shouldTakeABlankOptionalTextForAnAbsentField() {
        Lines line = Lines.of("SiteJoined").with("chair", "\" \\t\"");

        assertThat(Lines.event(line)).isEqualTo(Lines.event(Lines.of("SiteJoined")));
    }

    @Test
    void shouldPutTextsAndIdentifiersIntoNfc() {
        // Given
        String composed = Lines.of("SiteJoined")
                .with("conferenceId", "\"hội-nghị\"")
                .with("chair", "\"Phạm Trọng  Hoàng\"")
                .with("site", "\"Thị xã Cửa Lò\"")
                .toString();
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

        // When
        ParsedEvent event = Lines.event(decomposed);

        // Then
        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(event).isEqualTo(Lines.event(composed));
        assertThat(event.key()).isEqualTo("hội-nghị");
    }

    @Test
    void shouldTrimSitesAndNothingElse() {
        // Given
        Lines line = Lines.of("SiteJoined")
                .with("site", "\"\\u00a0 Cửa  Lò\\u3000\"")
                .with("chair", "\" A \"");

        // When
        SiteJoined joined = (SiteJoined) body(line);

        // Then
        assertThat(joined.getSite()).isEqualTo("Cửa  Lò");
        assertThat(joined.getChair()).isEqualTo(" A ");
    }

    @Test
    void shouldCountTheCharactersOfIdentifiersNotTheirBytes() {
        // Given
        String longest = "𝒳".repeat(100) + "ệ".repeat(100);

        // When
        ParsedEvent event = Lines.event(Lines.of("ConferenceOpened").with("conferenceId", "\"" + longest + "\""));

        // Then
        assertThat(event.key()).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57", "57.0", "5.7e1", "570E-1", "57.000000000000000"})
    void shouldTakeAnySpellingOfAWholeNumber(String number) {
        String line = Lines.of("DirectiveProgressed").toString().replace(":57", ":" + number);

        assertThat(((DirectiveProgressed) body(line)).getPercent()).isEqualTo(57);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "100, 100"})
    void shouldTakeTheBoundsOfPercent(String number, int percent) {
        String line = Lines.of("DirectiveProgressed").toString().replace(":57", ":" + number);

        assertThat(((DirectiveProgressed) body(line)).getPercent()).isEqualTo(percent);
    }

    @Test
    void shouldTakeTheLargestCountsAndDurations() {
        // Given
        Lines attendance = Lines.of("AttendanceReported")
                .with("provinces", "10000000")
                .with("sites", "1e7")
                .with("delegates", "0");

        // When, then
        assertThat(body(attendance)).isEqualTo(new AttendanceReported(null, 10_000_000, 10_000_000, 0, null));
        assertThat(body(Lines.of("SpeechDelivered").with("durationSeconds", "31622400"))
                        .toString())
                .contains("31622400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "90",
                "90.0",
                "0.000000001",
                "10e-10",
                "-12.5",
                "99999999999999999999999999999.999999999",
                "0e999999999"
            })
    void shouldReadDecimalsAtTheScaleOfTheSchema(String number) {
        // Given
        String line = Lines.of("OutcomeReported").toString().replace(":90", ":" + number);

        // When
        BigDecimal value = ((OutcomeReported) body(line)).getValue();

        // Then
        assertThat(value).isEqualByComparingTo(new BigDecimal(number));
        assertThat(value.scale()).isEqualTo(9);
    }

    @Test
    void shouldReadARatio() {
        // Given
        Lines line = Lines.of("OutcomeReported")
                .with("value", "63")
                .with("unit", "\"RATIO\"")
                .with("of", "63.0")
                .with("province", "\"Tỉnh ủy Nghệ An\"");

        // When
        OutcomeReported outcome = (OutcomeReported) body(line);

        // Then
        assertThat(outcome.getUnit()).isEqualTo(OutcomeUnit.RATIO);
        assertThat(outcome.getOf()).isEqualTo(new BigDecimal("63.000000000"));
        assertThat(outcome.getProvince()).isEqualTo("VN-22");
    }

    @Test
    void shouldTakeAnEmptyListOfProvinces() {
        DirectiveIssued directive =
                (DirectiveIssued) body(Lines.of("DirectiveIssued").with("addressees", "[]"));

        assertThat(directive.getAddressees()).isEqualTo(new ProvinceSelection(false, List.of()));
    }

    @Test
    void shouldReadDates() {
        DirectiveIssued directive =
                (DirectiveIssued) body(Lines.of("DirectiveIssued").with("dueOn", "\"2020-02-29\""));

        assertThat(directive.getDueOn()).isEqualTo(LocalDate.of(2020, 2, 29));
    }

    @Test
    void shouldTellTheTopicsApart() {
        assertThat(Lines.event(Lines.of("SpeechRetracted")).topic()).isEqualTo(Topics.SPEECH_EVENTS);
        assertThat(Lines.event(Lines.of("SpeechRetracted")).envelope()).isInstanceOf(SpeechEvent.class);
        assertThat(Lines.event(Lines.of("OutcomeReported")).topic()).isEqualTo(Topics.DIRECTIVE_EVENTS);
        assertThat(Lines.event(Lines.of("OutcomeReported")).envelope()).isInstanceOf(DirectiveEvent.class);
        assertThat(Lines.event(Lines.of("AwardRetracted")).topic()).isEqualTo(Topics.CONFERENCE_EVENTS);
    }

    @Test
    void shouldReadOnAfterABadLine() {
        // Given
        EventReader reader = new EventReader();
        byte[] bad = {(byte) 0xe1, (byte) 0xbb};
        byte[] good = Lines.of("SiteLeft").toString().getBytes(StandardCharsets.UTF_8);

        // When
        Reading first = reader.read(bad, 0, bad.length, null);
        Reading second = reader.read(good, 0, good.length, null);

        // Then
        assertThat(first).isInstanceOf(Reading.Invalid.class);
        assertThat(second).isEqualTo(Lines.read(Lines.of("SiteLeft").toString()));
    }

    private static Object body(Object line) {
        return Lines.event(line).envelope().get(4);
    }
}
