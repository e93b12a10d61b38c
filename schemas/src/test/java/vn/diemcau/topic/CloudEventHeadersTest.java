package vn.diemcau.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.SiteLeft;

class CloudEventHeadersTest {
    private static final Instant TIME = Instant.parse("2020-01-09T07:00:00.250Z");

    @Test
    void shouldDescribeAnEvent() {
        // Given
        UUID id = UUID.fromString("41caff5b-4af9-5017-a221-3dacf7793263");
        ConferenceEvent event = new ConferenceEvent(id, "hội-nghị", TIME, null, new SiteLeft("VN-22", "main"));

        // When
        Map<String, String> headers = text(CloudEventHeaders.from("gateway").ofEvent(event));

        // Then
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", "vn.diemcau.SiteLeft",
                        "ce_source", "/diemcau/gateway",
                        "ce_time", "2020-01-09T07:00:00.250Z",
                        "ce_subject", "hội-nghị",
                        "content-type", "application/avro"));
    }

    @Test
    void shouldDescribeASummary() {
        // When
        Map<String, String> headers =
                text(CloudEventHeaders.from("streams").ofSummary(Topics.PROVINCE_SUMMARIES, "63/VN-22/2019-Q1", TIME));

        // Then
        assertThat(headers)
                .containsEntry("ce_id", "province-summaries/63/VN-22/2019-Q1@2020-01-09T07:00:00.250Z")
                .containsEntry("ce_type", "vn.diemcau.ProvinceSummary")
                .containsEntry("ce_subject", "63/VN-22/2019-Q1")
                .containsEntry("ce_source", "/diemcau/streams");
    }

    @Test
    void shouldDescribeNothingThatIsNobodyElsesBusiness() {
        assertThat(CloudEventHeaders.from("streams").ofSummary(Topics.PROVINCE_PARTIALS, "key", TIME))
                .isEmpty();
    }

    private static Map<String, String> text(Headers headers) {
        Map<String, String> text = new TreeMap<>();
        headers.forEach(header -> text.put(header.key(), new String(header.value(), UTF_8)));
        return text;
    }
}
