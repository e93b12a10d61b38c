package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.model.Story.ALL;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.AwardKind;
import vn.diemcau.event.SpeechKind;
import vn.diemcau.summary.ConferenceStatus;
import vn.diemcau.summary.ConferenceSummary;

/** The standing of a conference, its date, what a cancelled one keeps. */
interface ConferenceExamples extends Examples {
    @Test
    default void shouldCallAConferenceConvenedUntilItOpensAndOpenUntilItCloses() {
        // Given
        Story convened = Story.of("convened").at("2020-01-09T08:00").convened("2020-01-10T14:00", ALL);
        Story open = Story.of("open")
                .at("2020-01-09T08:00")
                .convened("2020-01-10T14:00", ALL)
                .opened();
        Story closed = Story.of("closed")
                .at("2020-01-09T08:00")
                .convened("2020-01-10T14:00", ALL)
                .closed();

        // When
        ModelSummaries summaries = summaries(convened, open, closed);

        // Then
        assertThat(summaries.conferences().get("convened").getStatus()).isEqualTo(ConferenceStatus.CONVENED);
        assertThat(summaries.conferences().get("open").getStatus()).isEqualTo(ConferenceStatus.OPEN);
        assertThat(summaries.conferences().get("closed").getStatus()).isEqualTo(ConferenceStatus.CLOSED);
    }

    @Test
    default void shouldDateAConferenceByItsOpeningElseByItsScheduledStart() {
        // Given
        Story moved = Story.of("moved").at("2019-12-01T08:00").convened("2019-12-31T14:00", ALL);
        Story opened = Story.of("opened").at("2019-12-01T08:00").convened("2019-12-31T14:00", ALL);
        opened.at("2019-12-31T17:00:00Z").opened();

        // When
        ModelSummaries summaries = summaries(moved, opened);

        // Then
        assertThat(summaries.conferences().get("moved").getDate()).isEqualTo(LocalDate.of(2019, 12, 31));
        assertThat(summaries.conferences().get("opened").getDate()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(summaries.provinces()).containsKeys("63/VN-22/2019-Q4", "63/VN-22/2020-Q1", "63/VN-22/ALL");
        assertThat(summaries.provinces().get("63/VN-22/ALL").getConferencesInvited())
                .isEqualTo(2);
    }

    @Test
    default void shouldTakeOpeningAndClosingFromTheLatestOfEach() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T14:10").opened().at("2020-01-09T14:00").opened();
        story.at("2020-01-09T16:00").closed().at("2020-01-09T17:00").closed();

        // When
        ConferenceSummary row = summaries(story).conferences().get("c");

        // Then
        assertThat(row.getOpenedAt()).isEqualTo(Story.instant("2020-01-09T14:10:00"));
        assertThat(row.getClosedAt()).isEqualTo(Story.instant("2020-01-09T17:00:00"));
    }

    @Test
    default void shouldCompareEventIdsOfTheSameInstantAsText() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00");
        story.withId("80000000-0000-4000-8000-000000000000").convenedAs("Later", "2020-01-09T14:00", ALL);
        story.withId("7fffffff-ffff-4fff-bfff-ffffffffffff").convenedAs("Earlier", "2020-01-09T14:00", ALL);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.conferences().get("c").getTitle()).isEqualTo("Later");
    }

    @Test
    default void shouldCompareTheLowerHalvesOfEventIdsAsTextToo() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00");
        story.withId("00000000-0000-4000-b000-000000000000").convenedAs("Later", "2020-01-09T14:00", ALL);
        story.withId("00000000-0000-4000-0000-000000000000").convenedAs("Earlier", "2020-01-09T14:00", ALL);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.conferences().get("c").getTitle()).isEqualTo("Later");
    }

    @Test
    default void shouldCountNothingOfAConferenceThatWasNeverConvened() {
        // Given
        Story story =
                Story.of("c").at("2020-01-09T14:00").opened().joined("VN-22").closed();
        story.spoke("s1", "VN-22", SpeechKind.REPORT, 60)
                .issued("d1", null, ALL)
                .cancelled();

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(ModelSummaries.NONE.differences(summaries)).isEmpty();
    }

    @Test
    default void shouldCountAllThatWaitedOnceTheConferenceIsConvened() {
        // Given
        Story story = Story.of("c").at("2020-01-09T14:00").opened().joined("VN-22");
        story.spoke("s1", "VN-22", SpeechKind.REPORT, 60).at("2020-02-01T08:00").convened("2020-01-09T14:00", "VN-22");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.participation().get("c/VN-22").getConferencesAttended())
                .isOne();
        assertThat(summaries.participation().get("c/VN-22").getSpeeches()).isOne();
    }

    @Test
    default void shouldLetACancellationHoldWhateverWasConvenedEarlier() {
        // Given
        Story story = Story.of("c").at("2020-01-10T08:00").cancelled();
        story.at("2020-01-09T08:00").convened("2020-01-11T14:00", ALL);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.conferences().get("c").getStatus()).isEqualTo(ConferenceStatus.CANCELLED);
        assertThat(summaries.participation()).isEmpty();
    }

    @Test
    default void shouldKeepOfACancelledConferenceItsTextsAndTimesAlone() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convenedAs("Old", "2020-01-09T14:00", ALL);
        story.at("2020-01-09T09:00").convenedAs("New", "2020-01-09T14:00", ALL);
        story.at("2020-01-09T14:00")
                .opened()
                .joined("VN-22", "main", 5, "Chair")
                .reported(null, 63, 700, 9000);
        story.spoke("s1", null, SpeechKind.OPENING, 60).issued("d1", null, ALL).completed("d1", "VN-22");
        story.awarded("a1", "VN-22", AwardKind.MEDAL, 1).outcome("o1", null, "90");
        story.at("2020-01-09T17:00").closed().cancelled();

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ConferenceSummary row = summaries.conferences().get("c");
        assertThat(row.getStatus()).isEqualTo(ConferenceStatus.CANCELLED);
        assertThat(row.getTitle()).isEqualTo("New");
        assertThat(row.getDate()).isEqualTo(LocalDate.of(2020, 1, 9));
        assertThat(row.getOpenedAt()).isEqualTo(Story.instant("2020-01-09T14:00:00"));
        assertThat(row.getClosedAt()).isEqualTo(Story.instant("2020-01-09T17:00:00"));
        assertThat(ExpectedCounts.of(row)).isEmpty();
        assertThat(row.getOutcomes()).isEmpty();
        assertThat(row.getProvincesReported()).isNull();
        assertThat(row.getSitesReported()).isNull();
        assertThat(row.getDelegatesReported()).isNull();
        assertThat(summaries.provinces()).isEmpty();
        assertThat(summaries.directives()).isEmpty();
        assertThat(summaries.participation()).isEmpty();
        assertThat(summaries.statuses()).isEmpty();
    }

    @Test
    default void shouldBringEverythingBackWhenConvenedAnew() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", ALL);
        story.at("2020-01-09T14:00").opened().joined("VN-22").issued("d1", null, "VN-22");
        story.at("2020-01-09T15:00").cancelled().at("2020-01-09T16:00").convened("2020-01-09T14:00", "VN-22", "VN-HN");

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        ConferenceSummary row = summaries.conferences().get("c");
        assertThat(row.getStatus()).isEqualTo(ConferenceStatus.OPEN);
        assertThat(row.getProvincesInvited()).isEqualTo(2);
        assertThat(row.getProvincesAttended()).isOne();
        assertThat(row.getDirectivesIssued()).isOne();
        assertThat(summaries.statuses()).containsOnlyKeys("c/d1/VN-22");
    }

    @Test
    default void shouldMoveAConferenceAcrossTheChangeOfTheMap() {
        // Given
        Story story = Story.of("c").at("2025-06-01T08:00").convened("2025-06-30T23:59:59.999", "VN-24", "VN-25");
        story.joined("VN-24").joined("VN-25");
        Story moved = Story.of("m").at("2025-06-01T08:00").convened("2025-06-30T23:59:59.999", "VN-24", "VN-25");
        moved.joined("VN-24").joined("VN-25").at("2025-06-02T08:00").convened("2025-06-30T17:00:00Z", "VN-24", "VN-25");

        // When
        ModelSummaries summaries = summaries(story, moved);

        // Then
        assertThat(summaries.participation()).containsOnlyKeys("c/VN-24", "c/VN-25", "m/VN-25");
        assertThat(summaries.participation().get("m/VN-25").getSites()).isOne();
        assertThat(summaries.participation().get("m/VN-25").getMap()).isEqualTo("34");
        assertThat(summaries.conferences().get("m").getProvincesInvited()).isOne();
        assertThat(summaries.provinces().get("34/VN-25/2025-Q2").getConferencesInvited())
                .isEqualTo(2);
        assertThat(summaries.provinces().get("34/VN-25/2025-Q3").getConferencesInvited())
                .isOne();
        assertThat(summaries.provinces()).doesNotContainKeys("63/VN-25/2025-Q3", "63/VN/2025-Q3");
    }

    @Test
    default void shouldCountSpeechesOfTheConveningBodyInTheConferenceAlone() {
        // Given
        Story story = Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", "VN-22");
        story.spoke("s1", null, SpeechKind.OPENING, 60).spoke("s2", "VN-22", SpeechKind.REPORT, 30);

        // When
        ModelSummaries summaries = summaries(story);

        // Then
        assertThat(summaries.conferences().get("c").getSpeeches()).isEqualTo(2);
        assertThat(summaries.conferences().get("c").getSpeakingSeconds()).isEqualTo(90);
        assertThat(summaries.provinces().get("63/VN/ALL").getSpeeches()).isOne();
        assertThat(summaries.provinces().get("63/VN/ALL").getSpeakingSeconds()).isEqualTo(30);
        assertThat(summaries.provinces().get("63/VN/ALL").getSpeechesByKind()).containsOnlyKeys("REPORT");
    }
}
