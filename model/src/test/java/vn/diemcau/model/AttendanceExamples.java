package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.model.Story.ALL;

import org.junit.jupiter.api.Test;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.ParticipationSummary;

/** Who was invited, came, came late, stayed away; delegates, chairs and reported figures. */
interface AttendanceExamples extends Examples {
    @Test
    default void shouldCallAProvinceAbsentOnlyOnceTheConferenceIsClosed() {
        // Given
        Story open = Story.of("open")
                .at("2020-01-09T08:00")
                .convened("2020-01-09T14:00", "VN-22")
                .opened();
        Story closed = Story.of("closed")
                .at("2020-01-09T08:00")
                .convened("2020-01-09T14:00", "VN-22")
                .closed();

        // When
        ModelSummaries summaries = summaries(open, closed);

        // Then
        assertThat(summaries.participation().get("open/VN-22").getConferencesAbsent())
                .isZero();
        assertThat(summaries.participation().get("closed/VN-22").getConferencesAbsent())
                .isOne();
    }

    @Test
    default void shouldCountAProvinceThatCameUninvited() {
        // Given
        Story story = Story.of("c")
                .at("2020-01-09T08:00")
                .convened("2020-01-09T14:00", "VN-22")
                .joined("VN-HN");
        story.closed();

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(ExpectedCounts.of(summaries.participation().get("c/VN-HN")))
                .containsOnlyKeys("conferencesAttended", "sites");
        assertThat(summaries.conferences().get("c").getProvincesAttended()).isOne();
        assertThat(summaries.conferences().get("c").getProvincesAbsent()).isOne();
    }

    @Test
    default void shouldCallAProvinceLateOnlyIfItsFirstSiteJoinedAfterTheOpening() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T14:00").opened().joined("VN-22");
        story.at("2020-01-09T14:00:00.001").joined("VN-22", "late").joined("VN-HN");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-22").getConferencesLate())
                .isZero();
        assertThat(summaries.participation().get("c/VN-HN").getConferencesLate())
                .isOne();
    }

    @Test
    default void shouldCallNobodyLateWhileTheOpeningIsUnknown() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T16:00").joined("VN-22").closed();

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-22").getConferencesLate())
                .isZero();
    }

    @Test
    default void shouldTakeDelegatesOfEachSiteFromItsLatestJoinThatStatesThem() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T14:00").joined("VN-22", "main", 10, null).joined("VN-22", "x", 100, null);
        story.at("2020-01-09T14:01").joined("VN-22", "main", 12, null);
        story.at("2020-01-09T14:02").joined("VN-22", "main", null, null).joined("VN-22", "x", 0, null);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-22").getDelegates()).isEqualTo(12);
    }

    @Test
    default void shouldNameTheChairOfTheLatestJoinOfAnySiteThatNamesOne() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T14:01").joined("VN-22", "a", null, "Later");
        story.at("2020-01-09T14:00").joined("VN-22", "z", null, "Earlier");
        story.at("2020-01-09T14:02").joined("VN-22", "main", null, null);

        // When
        ParticipationSummary cell = summaries(story).participation().get("c/VN-22");

        // Then
        assertThat(cell.getChair()).isEqualTo("Later");
        assertThat(cell.getFirstJoinedAt()).isEqualTo(Story.instant("2020-01-09T14:00:00"));
    }

    @Test
    default void shouldTakeEachReportedFigureFromTheLatestReportThatStatesIt() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T15:00").reported(null, 60, 700, null).reported("VN-22", null, 21, 500);
        story.at("2020-01-09T16:00").reported(null, 63, null, null).reported("VN-22", null, null, 0);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ConferenceSummary row = summaries.conferences().get("c");
        assertThat(row.getProvincesReported()).isEqualTo(63);
        assertThat(row.getSitesReported()).isEqualTo(700);
        assertThat(row.getDelegatesReported()).isNull();
        assertThat(summaries.participation().get("c/VN-22").getSitesReported()).isEqualTo(21);
        assertThat(summaries.participation().get("c/VN-22").getDelegatesReported())
                .isZero();
        assertThat(summaries.provinces().get("63/VN/ALL").getSitesReported()).isEqualTo(21);
    }

    @Test
    default void shouldCountNoSitesThatAreOnlyReported() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", "VN-22");
        story.reported("VN-22", null, 21, 500).closed();

        // When
        ParticipationSummary cell = summaries(story).participation().get("c/VN-22");

        // Then
        assertThat(cell.getSites()).isZero();
        assertThat(cell.getDelegates()).isZero();
        assertThat(cell.getConferencesAbsent()).isOne();
    }
}
