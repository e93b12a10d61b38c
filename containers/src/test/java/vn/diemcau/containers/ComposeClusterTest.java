package vn.diemcau.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** compose.cluster.yml: three brokers, of which one is lost under load. */
@Tag("containers")
class ComposeClusterTest {
    @Test
    void shouldLoseNothingWithABroker() throws Exception {
        try (Compose compose = new Compose("docker-compose.yml", "compose.cluster.yml")
                .with("DIEMCAU_AS_OF", BlackBoxSuite.TODAY)
                .with("DIEMCAU_PARTITIONS", "3")) {
            // Given
            compose.up();
            Process load = compose.start(
                    "run",
                    "--rm",
                    "--no-deps",
                    "-T",
                    "producer",
                    "simulate",
                    "--events=30000",
                    "--duplicates=0",
                    "--rate=1000",
                    "--seed=9");

            // When
            compose.run("kill", "--signal", "KILL", "broker-2");

            // Then
            String loaded = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(load.waitFor()).as(loaded).isZero();
            CommandLine.Result recount = CommandLine.reconcile(compose.addresses(), BlackBoxSuite.TODAY);
            assertThat(recount.exitCode()).as(recount.output()).isZero();
            assertThat(recount.output()).contains("30,000 events").contains("; 0 differences");
        }
    }
}
