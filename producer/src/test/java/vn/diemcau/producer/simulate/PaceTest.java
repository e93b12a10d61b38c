package vn.diemcau.producer.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final List<String> messages = new ArrayList<>();
    private long now = 42;
    private long tick;

    @Test
    void shouldLetAllGoWithoutARate() throws InterruptedException {
        Pace pace = pace(0);

        assertThat(pace.due(0, 500)).isEqualTo(500);
        assertThat(pace.behind()).isZero();
    }

    @Test
    void shouldWaitForTheTimeOfTheNextRecord() throws InterruptedException {
        // Given
        Pace pace = pace(1000);
        pace.due(0, 500);
        tick = 1;
        long before = now;

        // When
        int due = pace.due(1, 500);

        // Then
        assertThat(due).isEqualTo(1);
        assertThat(now - before).isGreaterThanOrEqualTo(999_999);
    }

    @Test
    void shouldCatchUpWithTheScheduleWhateverHeldItUp() throws InterruptedException {
        // Given
        Pace pace = pace(1000);
        pace.due(0, 500);

        // When
        now += 250_000_000;

        // Then
        assertThat(pace.due(1, 500)).isEqualTo(250);
        assertThat(pace.behind()).isEqualTo(Duration.ofMillis(249));
        assertThat(messages).isEmpty();
    }

    @Test
    void shouldLetGoNoMoreThanThereAre() throws InterruptedException {
        // Given
        Pace pace = pace(1000);
        pace.due(0, 500);

        // When
        now += 250_000_000;

        // Then
        assertThat(pace.due(1, 7)).isEqualTo(7);
    }

    @Test
    void shouldSayThatItIsBehindOnceUntilThatHasDoubled() throws InterruptedException {
        // Given
        Pace pace = pace(1000);
        pace.due(0, 500);

        // When
        now += 1_500_000_000;
        pace.due(1, 1);
        pace.due(2, 1);
        now += 2_000_000_000;
        pace.due(3, 1);

        // Then
        assertThat(messages)
                .containsExactly("1.5 s behind schedule after 1 records", "3.5 s behind schedule after 3 records");
    }

    @Test
    void shouldStopWaitingWhenInterrupted() throws InterruptedException {
        // Given
        Pace pace = pace(1);
        pace.due(0, 1);

        // When
        Thread.currentThread().interrupt();

        // Then
        assertThatThrownBy(() -> pace.due(1000, 1)).isInstanceOf(InterruptedException.class);
    }

    private Pace pace(double rate) {
        return new Pace(rate, () -> now += tick * 100_000, messages::add);
    }
}
