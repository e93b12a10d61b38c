package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.model.Story.ALL;

import org.junit.jupiter.api.Test;
import vn.diemcau.summary.ParticipationSummary;

/** Joins, leaves, annulments: connected seconds, reconnects, the last leave. */
interface StayExamples extends Examples {
    private static Story convened() {
        return Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
    }

    private ParticipationSummary cell(Story story) {
        return summaries(story).participation().get("c/VN-22");
    }

    @Test
    default void shouldChangeNothingByAJoinWhileJoinedOrALeaveWhileNot() {
        // Given
        Story story = convened().at("2020-01-09T13:00").left("VN-22");
        story.at("2020-01-09T14:00").joined("VN-22").at("2020-01-09T14:10").joined("VN-22");
        story.at("2020-01-09T14:30").left("VN-22").at("2020-01-09T15:00").left("VN-22");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getConnectedSeconds()).isEqualTo(1800);
        assertThat(cell.getReconnects()).isZero();
        assertThat(cell.getLastLeftAt()).isEqualTo(Story.instant("2020-01-09T14:30:00"));
    }

    @Test
    default void shouldCountReconnectsOfEachSite() {
        // Given
        Story story = convened().at("2020-01-09T14:00").joined("VN-22").joined("VN-22", "x");
        story.at("2020-01-09T14:10").left("VN-22").at("2020-01-09T14:20").joined("VN-22");
        story.at("2020-01-09T14:30").left("VN-22").at("2020-01-09T14:40").joined("VN-22");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getReconnects()).isEqualTo(2);
        assertThat(cell.getSites()).isEqualTo(2);
    }

    @Test
    default void shouldCountReconnectsOutsideTheConferenceThoughNotTheirSeconds() {
        // Given
        Story story = convened()
                .at("2020-01-09T12:00")
                .joined("VN-22")
                .at("2020-01-09T12:10")
                .left("VN-22");
        story.at("2020-01-09T12:20").joined("VN-22").at("2020-01-09T14:00").opened();
        story.at("2020-01-09T15:00").closed().at("2020-01-09T16:00").left("VN-22");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getReconnects()).isOne();
        assertThat(cell.getConnectedSeconds()).isEqualTo(3600);
        assertThat(cell.getConferencesLate()).isZero();
        assertThat(cell.getFirstJoinedAt()).isEqualTo(Story.instant("2020-01-09T12:00:00"));
        assertThat(cell.getLastLeftAt()).isEqualTo(Story.instant("2020-01-09T16:00:00"));
    }

    @Test
    default void shouldCountAStayThatNeverEndedUpToTheClosing() {
        // Given
        Story story = convened()
                .at("2020-01-09T14:00")
                .joined("VN-22")
                .at("2020-01-09T14:00:01.999")
                .closed();

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getConnectedSeconds()).isOne();
        assertThat(cell.getLastLeftAt()).isNull();
    }

    @Test
    default void shouldCountNothingOfAStayThatHasNotEndedWhileNotClosed() {
        // Given
        Story story = convened()
                .at("2020-01-09T14:00")
                .joined("VN-22")
                .at("2020-01-09T14:00:10")
                .left("VN-22");
        story.at("2020-01-09T14:00:20").joined("VN-22");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getConnectedSeconds()).isEqualTo(10);
        assertThat(cell.getLastLeftAt()).isNull();
    }

    @Test
    default void shouldNameTheLastLeaveOfAnySiteOnceClosedThoughOneNeverLeft() {
        // Given
        Story story = convened().at("2020-01-09T14:00").joined("VN-22").joined("VN-22", "x");
        story.at("2020-01-09T15:00").left("VN-22", "x").at("2020-01-09T16:00").closed();

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getLastLeftAt()).isEqualTo(Story.instant("2020-01-09T15:00:00"));
        assertThat(cell.getConnectedSeconds()).isEqualTo(3600 + 7200);
    }

    @Test
    default void shouldCountNothingOfAJoinAfterTheClosingOrAClosingBeforeTheOpening() {
        // Given
        Story after = convened()
                .at("2020-01-09T15:00")
                .closed()
                .at("2020-01-09T16:00")
                .joined("VN-22");
        Story backwards = convened()
                .at("2020-01-09T13:00")
                .joined("VN-22")
                .at("2020-01-09T15:00")
                .opened();
        backwards.at("2020-01-09T14:00").closed().at("2020-01-09T17:00").left("VN-22");

        // When
        ParticipationSummary cellAfter = cell(after);
        ParticipationSummary cellBackwards = cell(backwards);

        // Then
        assertThat(cellAfter.getConferencesAttended()).isOne();
        assertThat(cellAfter.getConnectedSeconds()).isZero();
        assertThat(cellBackwards.getConnectedSeconds()).isZero();
    }

    @Test
    default void shouldAddUpMillisecondsOfACellBeforeRounding() {
        // Given
        Story story = convened().at("2020-01-09T14:00").joined("VN-22").joined("VN-22", "x");
        story.at("2020-01-09T14:00:00.700")
                .left("VN-22")
                .at("2020-01-09T14:00:00.299")
                .left("VN-22", "x");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getConnectedSeconds()).isZero();
        assertThat(cell(story.at("2020-01-09T15:00")
                                .joined("VN-22")
                                .at("2020-01-09T15:00:00.001")
                                .left("VN-22"))
                        .getConnectedSeconds())
                .isOne();
    }

    @Test
    default void shouldOrderAJoinAndALeaveOfTheSameInstantByEventId() {
        // Given
        Story story = convened().at("2020-01-09T14:00");
        story.withId("a0000000-0000-4000-8000-000000000000").joined("VN-22");
        story.withId("10000000-0000-4000-8000-000000000000").left("VN-22");
        story.at("2020-01-09T15:00").left("VN-22");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getConnectedSeconds()).isEqualTo(3600);
    }

    @Test
    default void shouldForgetWhatASiteDidBeforeItWasAnnulled() {
        // Given
        Story story = convened().at("2020-01-09T14:00").opened();
        story.at("2020-01-09T13:00")
                .joined("VN-22", "main", 10, "Chair")
                .at("2020-01-09T14:10")
                .left("VN-22")
                .at("2020-01-09T14:20")
                .joined("VN-22")
                .at("2020-01-09T14:30")
                .annulled("VN-22", "main");
        story.at("2020-01-09T15:00").left("VN-22").at("2020-01-09T15:10").joined("VN-22");
        story.at("2020-01-09T15:20").left("VN-22");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getDelegates()).isZero();
        assertThat(cell.getChair()).isNull();
        assertThat(cell.getConferencesLate()).isOne();
        assertThat(cell.getReconnects()).isZero();
        assertThat(cell.getConnectedSeconds()).isEqualTo(600);
        assertThat(cell.getFirstJoinedAt()).isEqualTo(Story.instant("2020-01-09T15:10:00"));
    }

    @Test
    default void shouldAnnulOneSiteAloneAndMakeItsProvinceAbsentIfItWasTheOnlyOne() {
        // Given
        Story two = convened()
                .at("2020-01-09T14:00")
                .joined("VN-22")
                .joined("VN-22", "x")
                .closed();
        two.at("2020-01-09T15:00").annulled("VN-22", "x");
        Story one = convened().at("2020-01-09T14:00").joined("VN-22").closed();
        one.at("2020-01-09T15:00").annulled("VN-22", "main");

        // When
        ParticipationSummary cellOfTwo = cell(two);
        ParticipationSummary cellOfOne = cell(one);

        // Then
        assertThat(cellOfTwo.getSites()).isOne();
        assertThat(cellOfOne.getConferencesAttended()).isZero();
        assertThat(cellOfOne.getConferencesAbsent()).isOne();
    }

    @Test
    default void shouldAnnulByEventIdWhatHappenedAtTheSameInstant() {
        // Given
        Story story = convened().at("2020-01-09T14:00");
        story.withId("80000000-0000-4000-8000-000000000000").annulled("VN-22", "main");
        story.withId("f0000000-0000-4000-8000-000000000000").joined("VN-22", "main", 5, null);
        story.withId("70000000-0000-4000-8000-000000000000").joined("VN-22", "main", 9, "Chair");

        // When
        ParticipationSummary cell = cell(story);

        // Then
        assertThat(cell.getDelegates()).isEqualTo(5);
        assertThat(cell.getChair()).isNull();
    }
}
