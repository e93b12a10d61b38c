package vn.diemcau.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the verifier; {@code dev/chaos} runs the long one. */
class ChaosTest {
    private static final List<Blow> OPENING = List.of(
            Blow.KILL_STREAMS,
            Blow.KILL_CONSUMER,
            Blow.PAUSE_STREAMS,
            Blow.KILL_DATABASE,
            Blow.KILL_BROKER,
            Blow.WIPE_STREAMS,
            Blow.KILL_REGISTRY);

    /** Far more than it takes on a machine with nothing else to do; {@code dev/chaos} measures. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void shouldLoseNothingAndCountNothingTwiceWhateverIsKilled() {
        // Given
        ChaosPlan plan = new ChaosPlan(3, 2, 1, OPENING, OPENING.size(), Duration.ofSeconds(40), 150);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        ChaosReport report;
        try (Chaos chaos = new Chaos(plan, directory, out)) {
            report = chaos.run();
        }

        // When
        report.print(out);

        // Then
        assertThat(report.comparison().differences())
                .describedAs(said.toString(StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(report.planned().partition()).isLessThan(LONGEST_GAP);
        assertThat(report.comparison().rows()).isGreaterThan(500);
        assertThat(report.load().sent().poison()).isNotEmpty();
    }
}
