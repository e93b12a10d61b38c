package vn.diemcau.producer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.diemcau.producer.ndjson.EventReader;
import vn.diemcau.producer.ndjson.Lines;
import vn.diemcau.producer.ndjson.Reading;

class ConferenceCensusTest {
    private final ConferenceCensus census = new ConferenceCensus();

    @Test
    void shouldNameConferencesThatNobodyConvenedWithTheNearest() {
        // Given
        see("SiteJoined", "2019-01-09-ban-noi-chinh");
        see("ConferenceClosed", "2019-01-09-ban-noi-chinh");
        see("ConferenceConvened", "2019-01-09-ban-noi-chính");

        // When
        see("SiteJoined", "khac");

        // Then
        assertThat(census.remarks())
                .containsExactly(
                        "2 conferences were never convened; their 3 events wait",
                        "  2019-01-09-ban-noi-chinh (2); did you mean '2019-01-09-ban-noi-chính'?",
                        "  khac (1)");
    }

    @Test
    void shouldHaveNothingToSayWhereTheConvocationCameLater() {
        see("SiteJoined", "c1");
        see("ConferenceConvened", "c1");
        see("SiteLeft", "c1");

        assertThat(census.remarks()).isEmpty();
    }

    private void see(String type, String conferenceId) {
        byte[] line = Lines.of(type)
                .with("conferenceId", '"' + conferenceId + '"')
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        Reading reading = new EventReader().read(line, 0, line.length, null);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        census.see(((Reading.Valid) reading).event());
    }
}
