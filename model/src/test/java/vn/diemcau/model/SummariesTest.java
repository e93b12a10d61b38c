package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.AwardKind;
import vn.diemcau.summary.ConferenceSummary;

class SummariesTest {
    private static Story story() {
        return Story.of("c").at("2020-01-09T08:00").convened("2020-01-09T14:00", "VN-22");
    }

    private static ModelSummaries of(Story story) {
        return BatchModel.of(story.events(), Examples.TODAY);
    }

    @Test
    void shouldFindNoDifferenceInCopies() {
        ModelSummaries summaries = of(story().joined("VN-22", "main", 3, null).outcome("o1", "VN-22", "90.5"));
        ModelSummaries copies = of(story().joined("VN-22", "main", 3, null).outcome("o1", "VN-22", "90.5"));

        assertThat(summaries.differences(copies)).isEmpty();
    }

    @Test
    void shouldNameEachFieldThatDiffers() {
        // Given
        ModelSummaries expected = of(story().outcome("o1", null, "90"));

        // When
        ModelSummaries actual = of(story().outcome("o1", null, "90.000000001"));

        // Then
        assertThat(expected.differences(actual))
                .singleElement()
                .asString()
                .startsWith("conferences c outcomes: expected [")
                .contains("90.000000000", "got [", "90.000000001");
    }

    @Test
    void shouldNameRowsThatAreMissingOrTooMany() {
        // Given
        ModelSummaries expected = of(story());

        // When
        ModelSummaries actual = of(story().awarded("a1", "VN-HN", AwardKind.MEDAL, 1));

        // Then
        assertThat(expected.differences(actual))
                .anyMatch(difference -> difference.startsWith("participation c/VN-HN: a row that should not be"))
                .anyMatch(difference -> difference.startsWith("provinces 63/VN-HN/2020-Q1: a row that should not be"))
                .contains("conferences c awards: expected 0, got 1");
        assertThat(actual.differences(expected))
                .anyMatch(difference -> difference.startsWith("participation c/VN-HN: no such row"));
    }

    @Test
    void shouldLeaveTheTimeOfComputationAside() {
        ModelSummaries summaries = of(story());
        ModelSummaries recomputed = of(story());
        ConferenceSummary row = recomputed.conferences().get("c");
        row.put(row.getSchema().getField("updatedAt").pos(), Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(summaries.differences(recomputed)).isEmpty();
    }
}
