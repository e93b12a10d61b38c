package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.streams.core.Calendar;
import vn.diemcau.streams.topology.StreamsMetrics;
import vn.diemcau.streams.topology.TopologyRun;
import vn.diemcau.topic.Topics;

class StreamsMetricsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void shouldCountEventsByTypeAndDeadLettersByStage() {
        // When
        try (TopologyRun run = new TopologyRun(TODAY, metrics)) {
            run.send(joined("c1", "VN-22"));
            run.send(joined("c1", "VN-22"));
            run.send(convened("c1"));
            run.send(joined("c1", "VN-99"));
            run.sendRaw(Topics.CONFERENCE_EVENTS, "c1", new byte[] {7});
        }

        // Then
        assertThat(count("diemcau.events.counted", "type", "SiteJoined")).isEqualTo(2);
        assertThat(count("diemcau.events.counted", "type", "ConferenceConvened"))
                .isEqualTo(1);
        assertThat(count("diemcau.events.counted", "type", "SpeechDelivered")).isZero();
        assertThat(count("diemcau.dead.letters", "stage", "tally")).isEqualTo(2);
        assertThat(count("diemcau.dead.letters", "stage", "totals")).isZero();
    }

    @Test
    void shouldShowConferencesThatWaitUntilTheyAreConvened() {
        // When
        try (TopologyRun run = new TopologyRun(TODAY, metrics)) {
            run.send(joined("c1", "VN-22"));
            run.send(joined("c2", "VN-22"));
            run.settle();
            assertThat(gauge("diemcau.waiting.conferences")).isEqualTo(2);

            run.send(convened("c1"));
            run.settle();

            assertThat(gauge("diemcau.waiting.conferences")).isEqualTo(1);
        }

        // Then
        assertThat(gauge("diemcau.waiting.conferences")).isZero();
    }

    @Test
    void shouldShowNothingUnpublishedOnceAllIsCommitted() {
        try (TopologyRun run = new TopologyRun(TODAY, metrics)) {
            run.send(convened("c1"));

            run.settle();

            assertThat(unpublished("tally")).isZero();
            assertThat(unpublished("totals")).isZero();
        }
    }

    @Test
    void shouldShowTheDayAtWhichTheTaskStands() {
        try (TopologyRun run = new TopologyRun(TODAY, metrics)) {
            assertThat(gauge("diemcau.day.timestamp")).isEqualTo(startOf(TODAY));

            run.advance(Duration.ofHours(12));

            assertThat(gauge("diemcau.day.timestamp")).isEqualTo(startOf(TODAY.plusDays(1)));
        }
        assertThat(gauge("diemcau.day.timestamp")).isNaN();
    }

    @Test
    void shouldMeasureFromAppendToPublicationThroughBothStages() {
        // Given
        Instant noon = TODAY.atTime(12, 0).atZone(Calendar.ZONE).toInstant();
        try (TopologyRun run = new TopologyRun(TODAY, metrics)) {
            run.send(convened("c1"), noon.minusMillis(4800));
            run.send(joined("c1", "VN-22"), noon.minusMillis(800));

            // When
            run.settle();

            // Then
            assertThat(publications("tally")).isEqualTo(2);
            assertThat(latencyMillis("tally")).isEqualTo(4800 + 800);
            assertThat(run.read(Topics.PARTICIPATION_SUMMARIES))
                    .extracting(summary -> summary.getRecordTime())
                    .containsOnly(noon.minusMillis(4800), noon.minusMillis(800));
            assertThat(run.read(Topics.PROVINCE_SUMMARIES))
                    .extracting(summary -> summary.getRecordTime())
                    .containsOnly(noon.minusMillis(4800), noon.minusMillis(800));
            assertThat(publications("totals")).isPositive();
        }
    }

    @Test
    void shouldBeDescribed() throws IOException {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new StreamsMetrics(prometheus);
        new RestoreMetrics(prometheus);

        assertThat(names(prometheus.scrape(), "# TYPE (diemcau_\\w+)")).isEqualTo(described("streams"));
    }

    private static Set<String> described(String service) throws IOException {
        String docs = Files.readString(Path.of("../docs/METRICS.md"));
        String section = docs.substring(docs.indexOf("## Of `" + service + "`"));
        int end = section.indexOf("\n## ", 1);
        return names(end < 0 ? section : section.substring(0, end), "(?m)^\\| `(diemcau_\\w+)");
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                // A timer keeps its slowest beside it, by Micrometer's habit.
                .filter(name -> !name.endsWith("_max"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private double count(String name, String tag, String value) {
        return metrics.get(name).tag(tag, value).counter().count();
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private double unpublished(String stage) {
        return metrics.get("diemcau.unpublished.changes")
                .tag("stage", stage)
                .gauge()
                .value();
    }

    private long publications(String stage) {
        return metrics.get("diemcau.publication.latency")
                .tag("stage", stage)
                .timer()
                .count();
    }

    private double latencyMillis(String stage) {
        return metrics.get("diemcau.publication.latency")
                .tag("stage", stage)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS);
    }

    private static double startOf(LocalDate day) {
        return day.atStartOfDay(Calendar.ZONE).toEpochSecond();
    }

    private static SpecificRecord joined(String conferenceId, String province) {
        return conference(conferenceId, new SiteJoined(province, "main", null, null, null));
    }

    private static SpecificRecord convened(String conferenceId) {
        return conference(
                conferenceId,
                ConferenceConvened.newBuilder()
                        .setTitle("Hội nghị trực tuyến")
                        .setLevel(Level.CENTRAL)
                        .setFormat(Format.ONLINE)
                        .setKind(ConferenceKind.BRIEFING)
                        .setConvener("Văn phòng")
                        .setScheduledStart(Instant.parse("2020-01-09T01:00:00Z"))
                        .setInvited(new ProvinceSelection(true, List.of()))
                        .build());
    }

    private static SpecificRecord conference(String conferenceId, SpecificRecord body) {
        return ConferenceEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setConferenceId(conferenceId)
                .setOccurredAt(Instant.parse("2020-01-09T01:00:00Z"))
                .setBody(body)
                .build();
    }
}
