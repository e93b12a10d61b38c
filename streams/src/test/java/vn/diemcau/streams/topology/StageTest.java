package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.ConferenceKind;
import vn.diemcau.event.DirectiveEvent;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.Format;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.topic.Topics;

class StageTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 3, 31);

    @Test
    void shouldPublishABurstOnceAndNothingForDuplicates() {
        try (TopologyRun run = new TopologyRun(TODAY)) {
            // Given
            SpecificRecord convened = convened("c1", "VN-22");
            run.send(convened);
            run.send(convened);
            run.settle();
            List<String> conferences = keys(run.read(Topics.CONFERENCE_SUMMARIES));
            List<String> cells = keys(run.read(Topics.PARTICIPATION_SUMMARIES));
            run.read(Topics.PROVINCE_SUMMARIES);

            // When
            run.send(convened);
            run.settle();

            // Then
            assertThat(conferences).containsExactly("c1");
            assertThat(cells).containsExactly("c1/VN-22");
            Topics.summaries().forEach(topic -> assertThat(run.read(topic)).isEmpty());
        }
    }

    @Test
    void shouldTurnOverdueAtMidnightInHoChiMinhCityWithNoEventToSaySo() {
        // Given
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.send(convened("c1", "VN-22"));
            run.send(directive("c1", TODAY));
            run.settle();
            DirectiveStanding before = statusOf(run);

            // When
            run.advance(Duration.ofHours(12));
            run.settle();

            // Then
            assertThat(before).isEqualTo(DirectiveStanding.OPEN);
            assertThat(statusOf(run)).isEqualTo(DirectiveStanding.OVERDUE);
            assertThat(run.published().provinces().get("63/VN-22/2020-Q1").getDirectivesOverdue())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldTellItsProgressAfterAllIsPublished() {
        // Given
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.settle();
            List<String> before = progress(run);

            // When
            run.send(convened("c1", "VN-22"));
            run.send(convened("c2", "VN-22"));
            run.settle();

            // Then
            assertThat(before)
                    .containsExactly(
                            "tally/0 {\"asOf\":\"2020-03-31\",\"positions\":{}}",
                            "totals/0 {\"asOf\":null,\"positions\":{}}");
            assertThat(progress(run))
                    .filteredOn(progress -> progress.startsWith("tally"))
                    .last()
                    .isEqualTo("tally/0 {\"asOf\":\"2020-03-31\",\"positions\":{\"conference-events\":1}}");
        }
    }

    @Test
    void shouldPublishInBetweenWhenABurstGrowsLarge() {
        // Given
        try (TopologyRun run = new TopologyRun(TODAY)) {
            run.send(convened("c1", "VN-22"));
            run.settle();
            run.read(Topics.DIRECTIVE_STATUSES);

            // When
            for (int i = 0; i < 10_000 / 2; i++) {
                run.send(directive("c1", TODAY.plusDays(i), "d" + i));
            }

            // Then
            assertThat(run.read(Topics.DIRECTIVE_STATUSES)).isNotEmpty();
        }
    }

    private static DirectiveStanding statusOf(TopologyRun run) {
        DirectiveStatus status = run.published().statuses().get("c1/d1/VN-22");
        return status.getStatus();
    }

    private static List<String> keys(List<? extends TestRecord<String, ?>> records) {
        return records.stream().map(message -> message.key()).toList();
    }

    private static List<String> progress(TopologyRun run) {
        return run.read(Topics.PROGRESS).stream()
                .map(message -> message.key() + " " + new String((byte[]) message.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static SpecificRecord convened(String conferenceId, String invited) {
        return ConferenceEvent.newBuilder()
                .setEventId(UUID.nameUUIDFromBytes(conferenceId.getBytes(StandardCharsets.UTF_8)))
                .setConferenceId(conferenceId)
                .setOccurredAt(Instant.parse("2020-01-02T01:00:00Z"))
                .setBody(ConferenceConvened.newBuilder()
                        .setTitle("Hội nghị trực tuyến")
                        .setLevel(Level.CENTRAL)
                        .setFormat(Format.ONLINE)
                        .setKind(ConferenceKind.BRIEFING)
                        .setConvener("Văn phòng")
                        .setScheduledStart(Instant.parse("2020-01-09T01:00:00Z"))
                        .setInvited(new ProvinceSelection(false, List.of(invited)))
                        .build())
                .build();
    }

    private static SpecificRecord directive(String conferenceId, LocalDate dueOn) {
        return directive(conferenceId, dueOn, "d1");
    }

    private static SpecificRecord directive(String conferenceId, LocalDate dueOn, String directiveId) {
        return DirectiveEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setConferenceId(conferenceId)
                .setOccurredAt(Instant.parse("2020-01-09T04:00:00Z"))
                .setBody(DirectiveIssued.newBuilder()
                        .setDirectiveId(directiveId)
                        .setIssuer("Chánh Văn phòng")
                        .setText("Hoàn thành kế hoạch")
                        .setAddressees(new ProvinceSelection(false, List.of("VN-22")))
                        .setDueOn(dueOn)
                        .build())
                .build();
    }
}
