package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.streams.runtime.StreamsService;

/** Who stays in the group of streams when one of them stops; the session is so long that nobody drops out by it. */
class MembershipTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private EmbeddedBroker broker;
    private Admin admin;
    private Settings settings;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        settings = Settings.from(Map.of("DIEMCAU_KAFKA_SESSION_TIMEOUT_MS", "300000"))
                .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                .with(Setting.SCHEMA_REGISTRY, "mock://membership")
                .with(Setting.PARTITIONS, "1")
                .with(Setting.STATE_DIR, directory.resolve("state").toString());
        TopicAdmin.bringUp(settings);
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldLeaveWhenItStops() throws Exception {
        stopOnceRunning(settings);

        assertThat(members()).isZero();
    }

    @Test
    void shouldStayWithAnInstanceIdAndComeBackInItsPlace() throws Exception {
        Settings named = settings.with(Setting.INSTANCE_ID, "streams-1");
        stopOnceRunning(named);
        assertThat(members()).isEqualTo(1);

        stopOnceRunning(named);

        assertThat(members()).isEqualTo(1);
    }

    @Test
    void shouldLeaveWhenItFails() throws Exception {
        // Given
        stopOnceItStandsAt("2026-11-22");
        StreamsService failing = new StreamsService(settings.with(Setting.AS_OF, "2026-11-21"), Metrics.none());

        // When
        failing.start();

        // Then
        await().atMost(PATIENCE).until(() -> failing.stopped().isCompletedExceptionally());
        assertThat(failing.probes().failure().get().orElseThrow()).contains("2026-11-21");
        assertThat(members()).isZero();
        failing.close();
    }

    private static void stopOnceRunning(Settings settings) {
        try (StreamsService service = new StreamsService(settings, Metrics.none())) {
            service.start();
            await().atMost(PATIENCE).until(service::isRunning);
        }
    }

    private void stopOnceItStandsAt(String day) {
        try (StreamsService service = new StreamsService(settings.with(Setting.AS_OF, day), Metrics.none());
                PipelineBarrier through =
                        new PipelineBarrier(settings, null, Optional::empty, PATIENCE, message -> {})) {
            service.start();
            through.awaitPublished(Map.of(), LocalDate.parse(day));
        }
    }

    private int members() throws Exception {
        String group = settings.get(Setting.APPLICATION_ID);
        return admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .members()
                .size();
    }
}
