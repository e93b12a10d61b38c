package vn.diemcau.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class BatchModelTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 3, 31);

    private final List<SpecificRecord> first = Story.of("a")
            .at("2020-01-09T08:00")
            .convened("2020-01-09T14:00", "VN-22")
            .joined("VN-22")
            .events();
    private final List<SpecificRecord> second = Story.of("b")
            .at("2020-02-09T08:00")
            .convened("2020-02-09T14:00", "VN-22", "VN-21")
            .issued("d", "2020-03-01", "VN-22")
            .events();

    @Test
    void shouldCountConferenceByConferenceWhatItCountsAtOnce() {
        // Given
        BatchModel model = new BatchModel(TODAY);
        List<SpecificRecord> all = new ArrayList<>(first);
        all.addAll(second);

        ModelSummaries ofFirst = model.conference(first);
        ModelSummaries ofSecond = model.conference(second);

        // When
        ModelSummaries atOnce = BatchModel.of(all, TODAY);

        // Then
        assertThat(model.provinces()).isEqualTo(atOnce.provinces());
        assertThat(ofFirst.conferences()).containsOnlyKeys("a");
        assertThat(ofSecond.statuses()).isEqualTo(atOnce.statuses());
        assertThat(ofFirst.participation().size() + ofSecond.participation().size())
                .isEqualTo(atOnce.participation().size());
    }

    @Test
    void shouldRefuseTwoConferencesForOne() {
        List<SpecificRecord> all = new ArrayList<>(first);
        all.addAll(second);

        assertThatThrownBy(() -> new BatchModel(TODAY).conference(all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one conference");
    }
}
