package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of the compose files and of the alert rules, where the machine has what they need. */
class ScriptsTest {
    /** By an old custom, what a test exits with that cannot be run here. */
    private static final int SKIPPED = 77;

    @ParameterizedTest
    @ValueSource(strings = {"check-compose", "check-alerts"})
    void shouldPass(String script) throws IOException, InterruptedException {
        // When
        Process process = new ProcessBuilder(Path.of("..", "dev", script).toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        if (process.exitValue() == SKIPPED) {
            abort(said.strip());
        }
        assertThat(process.exitValue()).as(said).isZero();
    }
}
