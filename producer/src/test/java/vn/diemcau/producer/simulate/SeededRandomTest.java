package vn.diemcau.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    /** As published for SplitMix64 with this seed. */
    @Test
    void shouldThrowTheNumbersOfTheAlgorithm() {
        SeededRandom dice = new SeededRandom(1234567);

        assertThat(new long[] {dice.next(), dice.next(), dice.next()})
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Test
    void shouldReachBothEndsOfARangeAndNothingBeyond() {
        SeededRandom dice = new SeededRandom(1);

        assertThat(IntStream.range(0, 1000)
                        .map(i -> dice.between(-2, 3))
                        .distinct()
                        .sorted())
                .containsExactly(-2, -1, 0, 1, 2, 3);
    }

    @Test
    void shouldHitAProbabilityAboutAsOften() {
        // Given
        SeededRandom dice = new SeededRandom(1);

        // When
        long hits = IntStream.range(0, 100_000).filter(i -> dice.chance(0.03)).count();

        // Then
        assertThat(hits).isBetween(2_700L, 3_300L);
    }

    @Test
    void shouldNeverHitNoneAndAlwaysHitAll() {
        SeededRandom dice = new SeededRandom(1);

        assertThat(IntStream.range(0, 1000)).noneMatch(i -> dice.chance(0));
        assertThat(IntStream.range(0, 1000)).allMatch(i -> dice.chance(1));
    }
}
