package vn.diemcau.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** docker-compose.yml: first the black-box suite, then what operators do to a stack under load. */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeTest extends BlackBoxSuite {
    private static final Compose COMPOSE = new Compose("docker-compose.yml").with("DIEMCAU_AS_OF", TODAY);

    @BeforeAll
    static void start() {
        COMPOSE.up();
    }

    @AfterAll
    static void stop() {
        COMPOSE.close();
    }

    @Override
    Addresses stack() {
        return COMPOSE.addresses();
    }

    @Override
    void ingest(Path file) {
        COMPOSE.runOn(file, "run", "--rm", "--no-deps", "-T", "producer", "ingest", "-");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldCountRightWhenScaledKilledAndTakenDownUnderLoad() throws Exception {
        // Given
        Process load = COMPOSE.start(
                "run", "--rm", "--no-deps", "-T", "producer", "simulate", "--events=40000", "--rate=1000", "--seed=5");
        COMPOSE.up("--scale", "streams=3", "streams");
        List<String> streams = COMPOSE.containers("streams");
        String victim = streams.get(0);
        int restarts = COMPOSE.restarts(victim);

        // When
        COMPOSE.crash(victim);

        // Then
        await().atMost(Duration.ofMinutes(2)).until(() -> COMPOSE.restarts(victim) > restarts);
        String loaded = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load.waitFor()).as(loaded).isZero();
        assertThat(streams).hasSize(3);
        COMPOSE.run("down");
        COMPOSE.up("--scale", "streams=3");
        CommandLine.Result recount = CommandLine.reconcile(stack(), TODAY);
        assertThat(recount.exitCode()).as(recount.output()).isZero();
        assertThat(loaded).contains("sent");
    }
}
