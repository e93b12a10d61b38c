package vn.diemcau.service.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final StallDetector watch =
            new StallDetector(() -> Optional.ofNullable(failure.get()), Duration.ofSeconds(60), nanoTime::get);

    @Test
    void shouldBePatientAsLongAsSomethingMoves() {
        watch.check(1);
        wait(59);
        watch.check(2);
        wait(59);

        assertThatCode(() -> watch.check(2)).doesNotThrowAnyException();
    }

    @Test
    void shouldLosePatienceWhereNothingMoves() {
        watch.waitFor("the database");
        watch.check(1);
        wait(61);

        assertThatThrownBy(() -> watch.check(1))
                .isInstanceOf(StalledException.class)
                .hasMessageStartingWith("No progress for 60 s while waiting for the database; it is at 1.");
    }

    @Test
    void shouldTellWhyAServiceDied() {
        failure.set("The database stopped");

        assertThatThrownBy(() -> watch.check(1))
                .isInstanceOf(StalledException.class)
                .hasMessage("The database stopped");
    }

    private void wait(int seconds) {
        nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
