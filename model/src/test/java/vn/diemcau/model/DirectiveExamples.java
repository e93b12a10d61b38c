package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.model.Story.ALL;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.ParticipationSummary;

/** Directives: whom they address, issued again, withdrawn, what they add up to. */
interface DirectiveExamples extends Examples {
    private static Story convened() {
        return Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00");
    }

    @Test
    default void shouldAddressEveryUnitOfTheMapOfTheConference() {
        // Given
        Story before = convened().issued("d1", null, ALL);
        Story after = Story.of("n")
                .at("2025-06-01T08:00")
                .convened("2025-07-01T00:00")
                .issued("d1", null, ALL);

        // When
        ModelSummaries summaries = summaries(before, after);

        // Then
        assertThat(summaries.directives().get("c/d1").getAssigned()).isEqualTo(63);
        assertThat(summaries.directives().get("n/d1").getAssigned()).isEqualTo(34);
        assertThat(summaries.statuses()).hasSize(97);
    }

    @Test
    default void shouldAddressAUnitOnceThoughTwoOfItsFormerProvincesAreListed() {
        // Given
        Story story = Story.of("c").at("2025-06-01T08:00").convened("2025-07-01T00:00");
        story.issued("d1", null, "VN-24", "VN-25", "VN-20")
                .at("2025-07-02T08:00")
                .completed("d1", "VN-24");
        story.at("2025-07-03T08:00").progressed("d1", "VN-25", 40);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.directives().get("c/d1").getAssigned()).isEqualTo(2);
        assertThat(summaries.statuses()).containsOnlyKeys("c/d1/VN-25", "c/d1/VN-66");
        assertThat(summaries.statuses().get("c/d1/VN-25").getPercent()).isEqualTo(40);
    }

    @Test
    default void shouldFollowTheLatestIssueInAddresseesDateAndTexts() {
        // Given
        Story story = convened().at("2020-01-09T15:00").issued("d1", "2020-02-01", "VN-22", "VN-HN");
        story.at("2020-01-09T16:00").issued("d1", "2030-02-01", "VN-HN", "VN-SG");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        DirectiveSummary row = summaries.directives().get("c/d1");
        assertThat(row.getIssuedAt()).isEqualTo(Story.instant("2020-01-09T16:00:00"));
        assertThat(row.getDueOn()).isEqualTo(LocalDate.of(2030, 2, 1));
        assertThat(row.getOpen()).isEqualTo(2);
        assertThat(summaries.statuses()).containsOnlyKeys("c/d1/VN-HN", "c/d1/VN-SG");
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-HN", "c/VN-SG");
    }

    @Test
    default void shouldKeepCountingStatusesFromBeforeAReissue() {
        // Given
        Story story = convened().at("2020-01-09T15:00").issued("d1", "2020-02-01", "VN-22");
        story.at("2020-02-05T08:00").completed("d1", "VN-22").completed("d1", "VN-HN");
        story.at("2020-03-01T08:00").issued("d1", "2020-02-10", "VN-22", "VN-HN", "VN-SG");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        DirectiveSummary row = summaries.directives().get("c/d1");
        assertThat(row.getCompletedOnTime()).isEqualTo(2);
        assertThat(row.getCompletedLate()).isZero();
        assertThat(row.getLaggards()).isEqualTo(List.of("VN-SG"));
    }

    @Test
    default void shouldForgetAWithdrawnDirectiveUntilItIsIssuedAnew() {
        // Given
        Story story =
                convened().at("2020-01-09T15:00").issued("d1", null, "VN-22").issued("d2", null, "VN-22");
        story.at("2020-01-10T08:00").completed("d2", "VN-22").withdrawn("d1").withdrawn("d2");
        story.at("2020-01-11T08:00").issued("d2", null, "VN-22", "VN-HN");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.directives()).containsOnlyKeys("c/d2");
        assertThat(summaries.conferences().get("c").getDirectivesIssued()).isOne();
        assertThat(summaries.participation().get("c/VN-22").getDirectivesAssigned())
                .isOne();
        assertThat(summaries.participation().get("c/VN-22").getDirectivesCompletedOnTime())
                .isOne();
    }

    @Test
    default void shouldNotWithdrawWhatIsIssuedLater() {
        // Given
        Story story = convened().at("2020-01-09T15:00");
        story.withId("0fffffff-0000-4000-8000-000000000000").withdrawn("d1");
        story.withId("f0000000-0000-4000-8000-000000000000").issued("d1", null, "VN-22");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.statuses()).containsOnlyKeys("c/d1/VN-22");
    }

    @Test
    default void shouldKeepTheRowOfADirectiveThatAddressesNobody() {
        // Given
        Story story = convened().issued("d1", null);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.directives().get("c/d1").getAssigned()).isZero();
        assertThat(summaries.directives().get("c/d1").getAverageProgressPercent())
                .isNull();
        assertThat(summaries.conferences().get("c").getDirectivesIssued()).isOne();
        assertThat(summaries.statuses()).isEmpty();
    }

    @Test
    default void shouldIgnoreStatusesOfWhomItDoesNotAddressAndOfDirectivesNeverIssued() {
        // Given
        Story story = convened().issued("d1", "2020-02-01", "VN-22");
        story.completed("d1", "VN-HN").completed("d9", "VN-22").progressed("d9", "VN-SG", 50);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.directives()).containsOnlyKeys("c/d1");
        assertThat(summaries.directives().get("c/d1").getCompletedOnTime()).isZero();
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-22");
    }

    @Test
    default void shouldAddUpDirectivesInTheirRowTheCellAndTheConference() {
        // Given
        Story story = convened().issued("d1", "2020-02-01", "VN-22", "VN-HN").issued("d2", null, "VN-22");
        story.at("2020-02-01T08:00")
                .progressed("d1", "VN-22", 70)
                .completed("d1", "VN-HN")
                .progressed("d2", "VN-22", 100);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        DirectiveSummary row = summaries.directives().get("c/d1");
        assertThat(row.getAverageProgressPercent()).isEqualTo(85.0);
        assertThat(row.getOverdue()).isOne();
        assertThat(row.getLaggards()).isEqualTo(List.of("VN-22"));
        ParticipationSummary cell = summaries.participation().get("c/VN-22");
        assertThat(cell.getProgressPercentTotal()).isEqualTo(170);
        assertThat(cell.getDirectivesOverdue()).isOne();
        assertThat(cell.getDirectivesOpen()).isOne();
        ConferenceSummary conference = summaries.conferences().get("c");
        assertThat(conference.getDirectivesIssued()).isEqualTo(2);
        assertThat(conference.getDirectivesAssigned()).isEqualTo(3);
        assertThat(conference.getDirectivesCompletedOnTime()).isOne();
    }
}
