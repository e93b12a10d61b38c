package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.diemcau.summary.DirectiveStanding;
import vn.diemcau.summary.DirectiveStatus;

/** Where a province stands under a directive, and how the clock moves it. */
interface DirectiveStatusExamples extends Examples {
    private static Story issued(String dueOn) {
        return Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00").issued("d1", dueOn, "VN-22");
    }

    private DirectiveStatus status(Story story) {
        return summaries(story).statuses().get("c/d1/VN-22");
    }

    @Test
    default void shouldCompleteOnTimeUpToTheLastMomentOfTheDueDateInVietnam() {
        // Given
        Story onTime = issued("2020-02-01").at("2020-02-01T16:59:59.999Z").completed("d1", "VN-22");
        Story late = issued("2020-02-01").at("2020-02-01T17:00:00Z").completed("d1", "VN-22");

        // When
        DirectiveStatus statusOnTime = status(onTime);
        DirectiveStatus statusLate = status(late);

        // Then
        assertThat(statusOnTime.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_ON_TIME);
        assertThat(statusLate.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_LATE);
        assertThat(statusLate.getPercent()).isEqualTo(100);
        assertThat(statusLate.getCompletedAt()).isEqualTo(Story.instant("2020-02-01T17:00:00Z"));
        assertThat(statusLate.getDueOn()).isEqualTo(LocalDate.of(2020, 2, 1));
    }

    @Test
    default void shouldCompleteOnTimeWhereThereIsNoDueDate() {
        // Given
        Story story = issued(null).at("2024-12-31T08:00").completed("d1", "VN-22");

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_ON_TIME);
        assertThat(status.getDueOn()).isNull();
    }

    @Test
    default void shouldBeOverdueFromTheDayAfterTheDueDate() {
        // Given
        Story story = issued("2020-02-01");

        // When
        ModelSummaries onTheDay = summaries(story.events(), LocalDate.of(2020, 2, 1));
        ModelSummaries onTheNext = summaries(story.events(), LocalDate.of(2020, 2, 2));

        // Then
        assertThat(onTheDay.statuses().get("c/d1/VN-22").getStatus()).isEqualTo(DirectiveStanding.OPEN);
        assertThat(onTheNext.statuses().get("c/d1/VN-22").getStatus()).isEqualTo(DirectiveStanding.OVERDUE);
        assertThat(onTheNext.provinces().get("63/VN-22/ALL").getDirectivesOverdue())
                .isOne();
        assertThat(onTheNext.provinces().get("63/VN-22/ALL").getDirectivesOpen())
                .isZero();
        assertThat(onTheNext.provinces().get("34/VN/2020").getOnTimeRate()).isZero();
        assertThat(onTheNext.conferences().get("c").getDirectivesOverdue()).isOne();
        assertThat(onTheNext.participation().get("c/VN-22").getDirectivesOverdue())
                .isOne();
        assertThat(onTheNext.directives().get("c/d1").getLaggards()).containsExactly("VN-22");
    }

    @Test
    default void shouldNeverBeOverdueWithoutADueDate() {
        // Given
        Story story = issued(null).progressed("d1", "VN-22", 10);

        // When
        ModelSummaries summaries = summaries(story.events(), LocalDate.of(2099, 1, 1));

        // Then
        assertThat(summaries.statuses().get("c/d1/VN-22").getStatus()).isEqualTo(DirectiveStanding.OPEN);
    }

    @Test
    default void shouldUndoACompletionByProgressReportedLater() {
        // Given
        Story story = issued("2020-02-01").at("2020-01-20T08:00").completed("d1", "VN-22");
        story.at("2020-01-21T08:00").progressed("d1", "VN-22", 90);

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.OVERDUE);
        assertThat(status.getPercent()).isEqualTo(90);
        assertThat(status.getCompletedAt()).isNull();
    }

    @Test
    default void shouldIgnoreProgressFromBeforeTheCompletion() {
        // Given
        Story story = issued("2020-02-01").at("2020-01-21T08:00").completed("d1", "VN-22");
        story.at("2020-01-20T08:00").progressed("d1", "VN-22", 90);

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_ON_TIME);
        assertThat(status.getPercent()).isEqualTo(100);
    }

    @Test
    default void shouldNotTakeFullProgressForCompletion() {
        // Given
        Story story = issued("2020-02-01").progressed("d1", "VN-22", 100);

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.OVERDUE);
        assertThat(status.getPercent()).isEqualTo(100);
    }

    @Test
    default void shouldFallBackToNothingWhenReopenedWithoutAPercentage() {
        // Given
        Story without = issued(null).at("2020-01-20T08:00").progressed("d1", "VN-22", 60);
        without.at("2020-01-21T08:00")
                .completed("d1", "VN-22")
                .at("2020-01-22T08:00")
                .reopened("d1", "VN-22", null);
        Story with = issued(null).at("2020-01-21T08:00").completed("d1", "VN-22");
        with.at("2020-01-22T08:00").reopened("d1", "VN-22", 80);

        // When
        DirectiveStatus statusWithout = status(without);
        DirectiveStatus statusWith = status(with);

        // Then
        assertThat(statusWithout.getStatus()).isEqualTo(DirectiveStanding.OPEN);
        assertThat(statusWithout.getPercent()).isZero();
        assertThat(statusWith.getPercent()).isEqualTo(80);
    }

    @Test
    default void shouldDecideByTheLatestCompletionWhetherItWasOnTime() {
        // Given
        Story story = issued("2020-02-01").at("2020-01-20T08:00").completed("d1", "VN-22");
        story.at("2020-02-10T08:00").completed("d1", "VN-22");

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_LATE);
        assertThat(status.getCompletedAt()).isEqualTo(Story.instant("2020-02-10T08:00:00"));
    }

    @Test
    default void shouldOrderACompletionAndProgressOfTheSameInstantByEventId() {
        // Given
        Story story = issued(null).at("2020-01-20T08:00");
        story.withId("c0000000-0000-4000-8000-000000000000").completed("d1", "VN-22");
        story.withId("20000000-0000-4000-8000-000000000000").progressed("d1", "VN-22", 30);

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_ON_TIME);
    }

    @Test
    default void shouldCountAStatusThatCameBeforeTheIssue() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").completed("d1", "VN-22");
        story.at("2020-01-10T08:00").convened("2020-01-09T14:00").issued("d1", "2020-02-01", "VN-22");

        // When
        DirectiveStatus status = status(story);

        // Then
        assertThat(status.getStatus()).isEqualTo(DirectiveStanding.COMPLETED_ON_TIME);
    }
}
