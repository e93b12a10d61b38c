package vn.diemcau.producer.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The golden forms and ids are for ever: when one of these tests fails, change the code, not the test. Another id would
 * count every event that was ever ingested without one a second time.
 */
class EventIdsTest {
    @Test
    void shouldKeepTheCanonicalFormOfAConvocation() {
        // Given
        String line = """
                {"type":"ConferenceConvened","conferenceId":"c1","occurredAt":"2020-01-09T14:00:00.1239",\
                "title":"Hội nghị \\"A\\\\B\\" \\u00e1/\\u001f\\n","level":"CENTRAL","format":"ONLINE","kind":"REVIEW",\
                "convener":"Ban","scheduledStart":"2020-01-09T07:00Z","invited":["Nghệ An","VN-HN","nghe an"],\
                "documents":["b","a"]}""";

        // When, then
        assertThat(canonicalForm(line)).isEqualTo("""
                        {"conferenceId":"c1","convener":"Ban","documents":["b","a"],"format":"ONLINE",\
                        "invited":["VN-22","VN-HN"],"kind":"REVIEW","level":"CENTRAL",\
                        "occurredAt":"2020-01-09T07:00:00.123Z","scheduledStart":"2020-01-09T07:00:00.000Z",\
                        "title":"Hội nghị \\"A\\\\B\\" á/\\u001F\\n","type":"ConferenceConvened"}""");
        assertThat(id(line)).isEqualTo(UUID.fromString("88e0ef01-af93-55c0-9f17-62bc7c0f69f3"));
    }

    @Test
    void shouldKeepTheCanonicalFormOfAnOutcome() {
        Lines line = Lines.of("OutcomeReported").with("of", "63").with("qualifier", "\"ABOUT\"");

        assertThat(canonicalForm(line)).isEqualTo("""
                        {"conferenceId":"c1","occurredAt":"2020-01-09T07:00:00.000Z","of":63,"outcomeId":"o1",\
                        "qualifier":"ABOUT","subject":"Kế hoạch","type":"OutcomeReported","unit":"PERCENT","value":90}""");
        assertThat(id(line)).isEqualTo(UUID.fromString("010c5b3c-9974-5b01-9a60-9a78a75b4859"));
    }

    @Test
    void shouldKeepTheCanonicalFormOfADirective() {
        Lines line = Lines.of("DirectiveIssued").with("addressees", "[]").with("dueOn", "\"2020-12-31\"");

        assertThat(canonicalForm(line)).isEqualTo("""
                        {"addressees":[],"conferenceId":"c1","directiveId":"d1","dueOn":"2020-12-31","issuer":"Ban",\
                        "occurredAt":"2020-01-09T07:00:00.000Z","text":"Báo cáo","type":"DirectiveIssued"}""");
        assertThat(id(line)).isEqualTo(UUID.fromString("9d21d75b-7bba-55dc-857e-196054d6ef73"));
    }

    @Test
    void shouldMakeNameBasedIdsOfVersionFive() {
        UUID id = id(Lines.of("SiteJoined"));

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SiteJoined | occurredAt | \"2020-01-09T07:00:00.000Z\"",
                "SiteJoined | occurredAt | \"2020-01-09T14:00:00.000999+07:00\"",
                "SiteJoined | province | \"VN-22\"",
                "SiteJoined | province | \"tỉnh Nghệ An\"",
                "SiteJoined | site | \" main \"",
                "SiteJoined | site | \"main\"",
                "SiteJoined | chair | null",
                "SiteJoined | chair | \" \"",
                "AwardConferred | count | 1",
                "AwardConferred | count | 1.0",
                "AwardConferred | province | \"NGHỆ AN\"",
                "OutcomeReported | value | 90.0",
                "OutcomeReported | value | 9e1",
                "DirectiveIssued | addressees | [\"Nghệ An\"]",
                "DirectiveIssued | addressees | [\"VN-22\",\"nghe an\"]",
                "DirectiveIssued | legalBases | []",
                "ConferenceConvened | documents | []",
                "ConferenceConvened | scheduledStart | \"2020-01-09T07:00Z\""
            })
    void shouldGiveTheSameFactsTheSameId(String type, String field, String spelling) {
        assertThat(id(Lines.of(type).with(field, spelling))).isEqualTo(id(Lines.of(type)));
    }

    @Test
    void shouldGiveTheSameIdWhateverTheOrderAndTheUnicodeForm() {
        // Given
        Lines line = Lines.of("DirectiveIssued").with("addressees", "[\"Hà Nội\",\"Nghệ An\"]");
        Lines turned = Lines.of("DirectiveIssued").with("addressees", "[\"VN-22\",\"VN-HN\"]");
        String last = "\"type\":\"DirectiveIssued\",";
        String turnedText =
                turned.toString().replace(last, "").replaceFirst("}$", ", \"type\" : \"DirectiveIssued\" }");

        // When, then
        assertThat(id(turnedText)).isEqualTo(id(line));
        assertThat(id(Normalizer.normalize(line.toString(), Normalizer.Form.NFD)))
                .isEqualTo(id(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SiteJoined | occurredAt | \"2020-01-09T14:00:00.001\"",
                "SiteJoined | conferenceId | \"c2\"",
                "SiteJoined | type | \"SiteLeft\"",
                "SiteJoined | province | \"VN-HN\"",
                "SiteJoined | site | \"Main\"",
                "SiteJoined | delegates | 0",
                "DirectiveIssued | addressees | \"ALL\"",
                "DirectiveIssued | addressees | []",
                "DirectiveIssued | text | \"Báo cáo \"",
                "OutcomeReported | value | 90.000000001"
            })
    void shouldGiveOtherFactsAnotherId(String type, String field, String spelling) {
        assertThat(id(Lines.of(type).with(field, spelling))).isNotEqualTo(id(Lines.of(type)));
    }

    private static String canonicalForm(Object line) {
        SpecificRecord envelope = Lines.event(line).envelope();
        byte[] form = EventIds.canonicalForm(
                (String) envelope.get(1), (Instant) envelope.get(2), (SpecificRecord) envelope.get(4));
        return new String(form, StandardCharsets.UTF_8);
    }

    private static UUID id(Object line) {
        return (UUID) Lines.event(line).envelope().get(0);
    }
}
