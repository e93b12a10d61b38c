package vn.diemcau.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** compose.secure.yml: with TLS, users and rights the sums are the same, and strangers are refused. */
@Tag("containers")
class ComposeSecureTest {
    @TempDir
    private Path secrets;

    @Test
    void shouldCountForThoseWhoMayAndRefuseAllOthers() {
        try (Compose compose = new Compose("docker-compose.yml", "compose.secure.yml")
                .with("DIEMCAU_AS_OF", BlackBoxSuite.TODAY)
                .with("DIEMCAU_SECRETS", secrets.toString())) {
            // Given
            compose.script("dev/certificates");
            compose.up();

            // When
            compose.runOn(BlackBoxSuite.SAMPLE, "run", "--rm", "--no-deps", "-T", "producer", "ingest", "-");

            // Then
            String recount = compose.run("run", "--rm", "--no-deps", "-T", "tools", "reconcile");
            assertThat(recount).contains("75 events").contains("; 0 differences");
            assertThat(compose.script("dev/check-secure")).contains(" passed, 0 failed");
        }
    }
}
