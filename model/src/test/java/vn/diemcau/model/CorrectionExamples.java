package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.model.Story.ALL;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.Outcome;

/** Speeches, awards and outcomes: amended, moved to another province, taken back. */
interface CorrectionExamples extends Examples {
    private static Story convened() {
        return Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00");
    }

    @Test
    default void shouldMoveASpeechToTheProvinceOfItsLatestVersion() {
        // Given
        Story story = convened().at("2020-01-09T15:00").spoke("s1", "VN-22", SpeechKind.REPORT, 60);
        story.at("2020-01-09T16:00").spoke("s1", "VN-HN", SpeechKind.STATEMENT, 90);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-HN");
        assertThat(summaries.participation().get("c/VN-HN").getSpeakingSeconds())
                .isEqualTo(90);
        assertThat(summaries.participation().get("c/VN-HN").getSpeechesByKind()).containsOnlyKeys("STATEMENT");
        assertThat(summaries.conferences().get("c").getSpeeches()).isOne();
        assertThat(summaries.provinces()).doesNotContainKey("63/VN-22/ALL");
    }

    @Test
    default void shouldRetractOnlyWhatWasSaidEarlier() {
        // Given
        Story story = convened().at("2020-01-09T15:00").spoke("s1", "VN-22", SpeechKind.REPORT, 60);
        story.spoke("s2", "VN-22", SpeechKind.REPORT, 60).at("2020-01-09T16:00").speechRetracted("s1");
        story.at("2020-01-09T14:00")
                .speechRetracted("s2")
                .at("2020-01-09T17:00")
                .speechRetracted("s9");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-22").getSpeeches()).isOne();
    }

    @Test
    default void shouldBringBackWhatIsSaidAgainAfterItWasRetracted() {
        // Given
        Story story = convened().at("2020-01-09T15:00").awarded("a1", "VN-22", AwardKind.MEDAL, 2);
        story.at("2020-01-09T16:00").awardRetracted("a1");
        story.at("2020-01-09T17:00").awarded("a1", "VN-22", AwardKind.EMULATION_FLAG, 3);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-22").getAwards()).isEqualTo(3);
        assertThat(summaries.participation().get("c/VN-22").getAwardsByKind()).isEqualTo(Map.of("EMULATION_FLAG", 3L));
    }

    @Test
    default void shouldMoveAnAwardToTheProvinceOfItsLatestVersionByEventId() {
        // Given
        Story story = convened().at("2020-01-09T15:00");
        story.withId("90000000-0000-4000-8000-000000000000").awarded("a1", "VN-22", AwardKind.MEDAL, 2);
        story.withId("60000000-0000-4000-8000-000000000000").awarded("a1", "VN-HN", AwardKind.MEDAL, 7);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-22");
        assertThat(summaries.conferences().get("c").getAwards()).isEqualTo(2);
    }

    @Test
    default void shouldTellTheIdsOfSpeechesAwardsAndOutcomesApart() {
        // Given
        Story story = convened().at("2020-01-09T15:00").spoke("x", "VN-22", SpeechKind.REPORT, 60);
        story.awarded("x", "VN-22", AwardKind.MEDAL, 1).outcome("x", "VN-22", "1");
        story.at("2020-01-09T16:00").awardRetracted("x");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(ExpectedCounts.of(summaries.participation().get("c/VN-22")))
                .containsOnlyKeys("speeches", "speakingSeconds", "speechesByKind/REPORT", "outcomesReported");
    }

    @Test
    default void shouldListTheOutcomesThatStandByTheirIds() {
        // Given
        Story story =
                convened().at("2020-01-09T15:00").outcome("o2", null, "90.5").outcome("o10", "VN-22", "1");
        story.outcome("o1", "VN-HN", "2").outcome("o3", "VN-22", "3").at("2020-01-09T16:00");
        story.outcome("o1", "VN-22", "0.000000001").outcomeRetracted("o3");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ConferenceSummary row = summaries.conferences().get("c");
        assertThat(row.getOutcomes()).extracting(Outcome::getOutcomeId).isEqualTo(List.of("o1", "o10", "o2"));
        assertThat(row.getOutcomes().get(0).getProvince()).isEqualTo("VN-22");
        assertThat(row.getOutcomes().get(0).getValue()).isEqualTo(new BigDecimal("0.000000001"));
        assertThat(row.getOutcomes().get(2).getProvince()).isNull();
        assertThat(row.getOutcomes().get(2).getValue()).isEqualTo(new BigDecimal("90.500000000"));
        assertThat(row.getOutcomesReported()).isEqualTo(3);
        assertThat(summaries.participation().get("c/VN-22").getOutcomesReported())
                .isEqualTo(2);
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-22");
    }

    @Test
    default void shouldNameTheUnitOfTheMapInAnOutcome() {
        // Given
        Story story = Story.of("c").at("2025-07-01T08:00").convened("2025-07-02T08:00", ALL);
        story.outcome("o1", "VN-24", "1");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.conferences().get("c").getOutcomes().get(0).getProvince())
                .isEqualTo("VN-25");
        assertThat(summaries.participation().get("c/VN-25").getOutcomesReported())
                .isOne();
    }

    @Test
    default void shouldCountTheSameEventOnce() {
        // Given
        Story story = convened().at("2020-01-09T15:00");
        story.joined("VN-22").spoke("s1", "VN-22", SpeechKind.REPORT, 60).left("VN-22");
        Story again = convened().at("2020-01-09T15:00");
        again.joined("VN-22").spoke("s1", "VN-22", SpeechKind.REPORT, 60).left("VN-22");

        // When
        ModelSummaries summaries = summaries(story, again);

        // Then
        assertThat(summaries(story).differences(summaries)).isEmpty();
        assertThat(summaries.participation().get("c/VN-22").getReconnects()).isZero();
    }

    @Test
    default void shouldKeepConferencesApart() {
        // Given
        Story one = Story.of("one").at("2020-01-09T08:00").convened("2020-01-09T14:00");
        one.spoke("s1", "VN-22", SpeechKind.REPORT, 60).issued("d1", null, "VN-22");
        Story other = Story.of("other")
                .at("2020-01-09T08:00")
                .convened("2020-01-09T14:00")
                .issued("d1", null, "VN-22");
        other.at("2020-01-10T08:00").speechRetracted("s1").completed("d1", "VN-22");

        // When
        ModelSummaries summaries = summaries(one, other);

        // Then
        assertThat(summaries.participation().get("one/VN-22").getSpeeches()).isOne();
        assertThat(summaries.participation().get("one/VN-22").getDirectivesOpen())
                .isOne();
        assertThat(summaries.participation().get("other/VN-22").getDirectivesCompletedOnTime())
                .isOne();
        assertThat(summaries.provinces().get("63/VN-22/ALL").getDirectivesAssigned())
                .isEqualTo(2);
    }
}
