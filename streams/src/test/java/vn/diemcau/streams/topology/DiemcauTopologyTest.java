package vn.diemcau.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsService;

/**
 * Holds the topology against {@code expected-topology.txt}. Stores, tasks and changelog topics take their names and
 * numbers from it: where it must change, paste the actual text into that file, and say in the changelog whether the
 * state has to be wiped ({@code ./diemcau reset}) on upgrade. It has to whenever a store, a source or the number of
 * sub-topologies changes; added sinks are harmless.
 */
class DiemcauTopologyTest {
    @Test
    void shouldBeTheTopologyThatRunningInstallationsHave() throws IOException {
        // Given
        Settings settings = Settings.from(Map.of()).with(Setting.SCHEMA_REGISTRY, "mock://golden");

        // When
        Topology topology = StreamsService.topology(settings, 6, new StreamsMetrics(new CompositeMeterRegistry()));

        // Then
        assertThat(topology.describe().toString().strip()).isEqualTo(expected());
    }

    private static String expected() throws IOException {
        try (InputStream file = DiemcauTopologyTest.class.getResourceAsStream("/expected-topology.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
