package vn.diemcau.streams.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.EventGenerators;
import vn.diemcau.model.ModelSummaries;

/** The core, event by event, against the batch model, which sees all events at once. */
class CorePropertiesTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    @Property(tries = 1000)
    void shouldComeToWhatTheModelSaysInAnyOrderWithAnyDuplicates(
            @ForAll("arrivals") List<SpecificRecord> arrivals, @ForAll("days") LocalDate today) {
        // Given
        ModelSummaries expected = BatchModel.of(arrivals, today);

        // When
        ModelSummaries actual = CoreRun.summaries(arrivals, today);

        // Then
        assertThat(expected.differences(actual)).isEmpty();
    }

    @Property(tries = 1000)
    void shouldComeToItThroughCommitsRestartsAndPassingDaysInBetween(
            @ForAll("arrivals") List<SpecificRecord> arrivals, @ForAll("days") LocalDate today, @ForAll long seed) {
        // Given
        ModelSummaries expected = BatchModel.of(arrivals, today);
        Random random = new Random(seed);
        LocalDate day = LONG_AGO;
        CoreRun run = new CoreRun(day);

        // When
        for (SpecificRecord envelope : arrivals) {
            run.apply(envelope);
            switch (random.nextInt(8)) {
                case 0, 1 -> run.commit();
                case 2 -> {
                    run.commit();
                    run.restart(day);
                }
                case 3 -> {
                    day = later(day, today, random);
                    run.advance(day);
                }
                default -> {
                    // the next event comes at once
                }
            }
        }
        run.advance(today);
        run.commit();

        // Then
        assertThat(expected.differences(run.published())).isEmpty();
    }

    /** A day between the two, mostly close to the second, where the due dates are. */
    private static LocalDate later(LocalDate day, LocalDate today, Random random) {
        LocalDate later = today.minusDays(random.nextInt(10));
        return later.isBefore(day) ? day : later;
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
