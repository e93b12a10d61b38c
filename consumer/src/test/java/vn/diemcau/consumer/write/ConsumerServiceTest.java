package vn.diemcau.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import vn.diemcau.consumer.table.DatabaseException;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

class ConsumerServiceTest {
    @Test
    void shouldWaitForADatabaseThatIsNotThereYetUntilItIsClosed() throws Exception {
        // Given
        Settings settings = TestDatabase.settings("any")
                .with(Setting.JDBC_URL, "jdbc:postgresql://127.0.0.1:" + freePort() + "/diemcau");
        ConsumerService service = new ConsumerService(settings, Metrics.none());
        CompletableFuture<Void> run = CompletableFuture.runAsync(service::run, task -> new Thread(task).start());
        await().during(Duration.ofMillis(500)).until(() -> !run.isDone());
        Optional<String> obstacle = problem(service, "consumer");
        Optional<String> failure = service.probes().failure().get();
        Optional<String> database = problem(service, "database");

        // When
        service.close();

        // Then
        assertThat(failure).isEmpty();
        assertThat(database).contains("not opened yet");
        assertThat(obstacle).contains("waits for the database");
        assertThat(run).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldWaitForABrokerWhoseNameHasNoAddressYetUntilItIsClosed() throws Exception {
        // Given
        Settings settings =
                TestDatabase.settings(TestDatabase.create()).with(Setting.BOOTSTRAP_SERVERS, "no.invalid:9092");
        ConsumerService service = new ConsumerService(settings, Metrics.none());
        CompletableFuture<Void> run = CompletableFuture.runAsync(service::run, task -> new Thread(task).start());

        await().until(() ->
                problem(service, "consumer").equals(Optional.of("waits for an address of no.invalid:9092")));
        await().during(Duration.ofMillis(500)).until(() -> !run.isDone());

        // When
        service.close();

        // Then
        assertThat(run).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldFailWhereTheDatabaseRefuses() {
        // Given
        Settings settings = TestDatabase.settings("no_such_database");
        ConsumerService service = new ConsumerService(settings, Metrics.none());

        // When
        CompletableFuture<Void> run = CompletableFuture.runAsync(service::run, task -> new Thread(task).start());

        // Then
        assertThatThrownBy(run::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("no_such_database");
        assertThat(service.probes().failure().get()).isPresent();
        service.close();
    }

    private static Optional<String> problem(ConsumerService service, String check) throws Exception {
        return service.probes().checks().get(check).problem();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
