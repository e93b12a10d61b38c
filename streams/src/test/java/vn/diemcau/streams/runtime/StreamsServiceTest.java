package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Settings;

class StreamsServiceTest {
    @Test
    void shouldStopAtOnceWhileThereIsNoBroker() throws Exception {
        // Given
        StreamsService service = new StreamsService(
                Settings.from(Map.of("HOME", "/home/an", "DIEMCAU_BOOTSTRAP_SERVERS", "127.0.0.1:1")), Metrics.none());
        service.start();
        Optional<String> failure = service.probes().failure().get();
        Optional<String> problem = service.probes().checks().get("streams").problem();

        // When
        CompletableFuture<Void> closed = CompletableFuture.runAsync(service::close);

        // Then
        assertThat(failure).isEmpty();
        assertThat(problem).contains("waits for the topics");
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
        assertThat(service.stopped()).isCompleted();
    }
}
