package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.EventGenerators;
import vn.diemcau.model.ModelSummaries;

/** The topology, in a test driver, against the batch model. */
class TopologyPropertiesTest {
    @Property(tries = 100)
    void shouldComeToWhatTheModelSaysInAnyOrderWithAnyDuplicates(
            @ForAll("arrivals") List<SpecificRecord> arrivals, @ForAll("days") LocalDate today) {
        // Given
        ModelSummaries expected = BatchModel.of(arrivals, today);

        // When
        ModelSummaries actual = TopologyRun.summaries(arrivals, today);

        // Then
        assertThat(expected.differences(actual)).isEmpty();
    }

    @Provide
    Arbitrary<List<SpecificRecord>> arrivals() {
        return EventGenerators.arrivals();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return EventGenerators.days();
    }
}
