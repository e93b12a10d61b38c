package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.model.Story.ALL;

import org.junit.jupiter.api.Test;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.summary.ProvinceSummary;

/** Units of the two maps, periods, sums and rates. */
interface ProvinceExamples extends Examples {
    @Test
    default void shouldInviteEveryUnitOfTheMapInForce() {
        // Given
        Story before = Story.of("before").at("2025-06-01T08:00").convened("2025-06-30T23:59:59.999", ALL);
        Story after = Story.of("after").at("2025-06-01T08:00").convened("2025-07-01T00:00", ALL);

        // When
        ModelSummaries summaries = summaries(before, after);

        // Then
        assertThat(summaries.conferences().get("before").getProvincesInvited()).isEqualTo(63);
        assertThat(summaries.conferences().get("after").getProvincesInvited()).isEqualTo(34);
        assertThat(summaries.provinces().get("63/VN/ALL").getConferencesInvited())
                .isEqualTo(63);
        assertThat(summaries.provinces().get("34/VN/ALL").getConferencesInvited())
                .isEqualTo(97);
    }

    @Test
    default void shouldTreatFormerProvincesOfOneUnitAsOne() {
        // Given
        Story story = Story.of("c").at("2025-07-01T08:00").convened("2025-07-02T08:00", "VN-24", "VN-25");
        story.at("2025-07-02T08:00").opened().joined("VN-24", "main", 10, "First");
        story.at("2025-07-02T08:30").joined("VN-25", "main", 20, "Second");
        story.at("2025-07-02T09:00")
                .left("VN-24")
                .at("2025-07-02T10:00")
                .left("VN-25")
                .closed();
        story.reported("VN-24", null, 3, 30).at("2025-07-02T10:01").reported("VN-25", null, 4, null);

        // When
        ParticipationSummary cell = summaries(story).participation().get("c/VN-25");

        // Then
        assertThat(cell.getConferencesInvited()).isOne();
        assertThat(cell.getSites()).isOne();
        assertThat(cell.getDelegates()).isEqualTo(20);
        assertThat(cell.getReconnects()).isZero();
        assertThat(cell.getConnectedSeconds()).isEqualTo(3600);
        assertThat(cell.getChair()).isEqualTo("Second");
        assertThat(cell.getSitesReported()).isEqualTo(4);
        assertThat(cell.getDelegatesReported()).isEqualTo(30);
        assertThat(cell.getProvinceName()).isEqualTo("Quảng Trị");
    }

    @Test
    default void shouldAnnulTheSharedSiteOfFormerProvincesByEitherCode() {
        // Given
        Story story = Story.of("c").at("2025-07-01T08:00").convened("2025-07-02T08:00", "VN-24");
        story.at("2025-07-02T08:00").joined("VN-24").at("2025-07-02T09:00").annulled("VN-25", "main");

        // When
        ParticipationSummary cell = summaries(story).participation().get("c/VN-25");

        // Then
        assertThat(cell.getConferencesAttended()).isZero();
        assertThat(cell.getFirstJoinedAt()).isNull();
    }

    @Test
    default void shouldKeepFormerProvincesApartUnderMap63AndAddThemUpOnMap34() {
        // Given
        Story story = Story.of("c").at("2025-06-01T08:00").convened("2025-06-02T08:00", "VN-24", "VN-25");
        story.at("2025-06-02T08:00").joined("VN-24").joined("VN-25").annulled("VN-24", "main");
        story.awarded("a1", "VN-24", AwardKind.MEDAL, 2).awarded("a2", "VN-25", AwardKind.COMMENDATION, 3);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.provinces().get("63/VN-24/2025").getAwards()).isEqualTo(2);
        assertThat(summaries.provinces().get("63/VN-24/2025").getConferencesAttended())
                .isZero();
        assertThat(summaries.provinces().get("63/VN-25/2025").getConferencesAttended())
                .isOne();
        ProvinceSummary restated = summaries.provinces().get("34/VN-25/2025");
        assertThat(restated.getConferencesInvited()).isEqualTo(2);
        assertThat(restated.getConferencesAttended()).isOne();
        assertThat(restated.getAwards()).isEqualTo(5);
        assertThat(restated.getAwardsByKind()).containsEntry("MEDAL", 2L).containsEntry("COMMENDATION", 3L);
        assertThat(summaries.provinces()).doesNotContainKey("34/VN-24/2025");
    }

    @Test
    default void shouldRoundSecondsDownInEachCellBeforeAddingUp() {
        // Given
        Story story = Story.of("c").at("2025-06-01T08:00").convened("2025-06-02T08:00", "VN-24");
        story.at("2025-06-02T08:00").joined("VN-24", "a").joined("VN-24", "b").joined("VN-25");
        story.at("2025-06-02T08:00:00.600")
                .left("VN-24", "a")
                .left("VN-24", "b")
                .left("VN-25");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-24").getConnectedSeconds())
                .isOne();
        assertThat(summaries.participation().get("c/VN-25").getConnectedSeconds())
                .isZero();
        assertThat(summaries.conferences().get("c").getConnectedSeconds()).isOne();
        assertThat(summaries.provinces().get("34/VN-25/ALL").getConnectedSeconds())
                .isOne();
    }

    @Test
    default void shouldLeaveRatesNullWhereThereIsNothingToDivideBy() {
        // Given
        Story story = Story.of("c")
                .at("2020-01-09T08:00")
                .convened("2020-01-09T14:00", "VN-22")
                .opened();
        story.issued("d1", null, "VN-HN");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ProvinceSummary invited = summaries.provinces().get("63/VN-22/ALL");
        assertThat(invited.getAttendanceRate()).isNull();
        assertThat(invited.getOnTimeRate()).isNull();
        assertThat(invited.getAverageProgressPercent()).isNull();
        ProvinceSummary addressed = summaries.provinces().get("63/VN-HN/ALL");
        assertThat(addressed.getOnTimeRate()).isNull();
        assertThat(addressed.getAverageProgressPercent()).isZero();
    }

    @Test
    default void shouldDivideCompletedOnTimeByAllThatFellDue() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", "VN-22", "VN-HN");
        story.joined("VN-22").closed();
        story.issued("d1", "2020-02-01", "VN-22").issued("d2", "2020-02-01", "VN-22");
        story.issued("d3", "2020-02-01", "VN-22").issued("d4", null, "VN-22");
        story.at("2020-02-01T23:59:59.999")
                .completed("d1", "VN-22")
                .at("2020-02-02T00:00")
                .completed("d2", "VN-22");
        story.progressed("d3", "VN-22", 50);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ProvinceSummary row = summaries.provinces().get("63/VN-22/2020-Q1");
        assertThat(row.getOnTimeRate()).isEqualTo(1.0 / 3);
        assertThat(row.getAverageProgressPercent()).isEqualTo(250.0 / 4);
        assertThat(row.getAttendanceRate()).isEqualTo(1.0);
        assertThat(summaries.provinces().get("63/VN/2020-Q1").getAttendanceRate())
                .isEqualTo(0.5);
    }

    @Test
    default void shouldHaveNoRowForAUnitThatCountsNothing() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", "VN-22");
        story.left("VN-HN").awarded("a1", "VN-SG", AwardKind.MEDAL, 0).reported("VN-DN", null, 0, null);
        story.completed("d9", "VN-CT");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-22");
        assertThat(summaries.provinces().keySet()).allMatch(key -> key.contains("/VN-22/") || key.contains("/VN/"));
    }

    @Test
    default void shouldKeepTheRowOfAConferenceWithoutAnyCell() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00");
        story.spoke("s1", null, SpeechKind.OPENING, null);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ConferenceSummary row = summaries.conferences().get("c");
        assertThat(row.getProvincesInvited()).isZero();
        assertThat(row.getSpeeches()).isOne();
        assertThat(row.getSpeakingSeconds()).isZero();
        assertThat(summaries.provinces()).isEmpty();
    }
}
