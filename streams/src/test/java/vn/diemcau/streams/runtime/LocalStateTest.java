package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.topology.StreamsMetrics;

class LocalStateTest {
    @TempDir
    Path directory;

    @Test
    void shouldKeepTheStateUntilAReset() throws IOException {
        // Given
        start("one");
        Path state = Files.createFile(
                Files.createDirectories(application().resolve("0_0")).resolve("records"));

        // When
        start("one");
        boolean keptByARestart = Files.exists(state);
        start("two");
        boolean keptAfterAReset = Files.exists(state);

        // Then
        assertThat(keptByARestart).isTrue();
        assertThat(keptAfterAReset).isFalse();
    }

    @Test
    void shouldDiscardStateOfWhichNobodyKnows() throws IOException {
        // Given
        Path state = Files.createFile(
                Files.createDirectories(application().resolve("0_0")).resolve("records"));

        // When
        start("one");

        // Then
        assertThat(state).doesNotExist();
    }

    @Test
    void shouldDiscardStateThatWasLeftForLongerThanDeletionsAreRemembered() throws IOException {
        // Given
        start("one");
        Path state = Files.createFile(
                Files.createDirectories(application().resolve("0_0")).resolve("records"));

        // When
        Files.setLastModifiedTime(state, FileTime.from(Instant.now().minus(Duration.ofHours(11))));
        start("one");
        boolean keptForAWhile = Files.exists(state);
        Files.setLastModifiedTime(state, FileTime.from(Instant.now().minus(Duration.ofHours(13))));
        start("one");

        // Then
        assertThat(keptForAWhile).isTrue();
        assertThat(state).doesNotExist();
    }

    private Path application() {
        return directory.resolve("diemcau");
    }

    private void start(String generation) throws IOException {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "diemcau");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        try (KafkaStreams streams = new KafkaStreams(
                StreamsService.topology(Settings.from(Map.of()), 1, new StreamsMetrics(new CompositeMeterRegistry())),
                properties)) {
            LocalState.discardUnlessOf(generation, application(), streams);
        }
    }
}
