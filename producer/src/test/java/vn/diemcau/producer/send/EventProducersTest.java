package vn.diemcau.producer.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

class EventProducersTest {
    private final Map<String, String> environment = new HashMap<>(
            Map.of("DIEMCAU_SCHEMA_REGISTRY", "mock://producers", "DIEMCAU_BOOTSTRAP_SERVERS", "localhost:1"));

    @Test
    void shouldMakeAProducerThatSettingsTune() {
        environment.put("DIEMCAU_KAFKA_LINGER_MS", "5");

        try (Producer<String, Object> producer = EventProducers.create(Settings.from(environment))) {
            assertThat(producer.metrics()).isNotEmpty();
            producer.close(Duration.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource({"DIEMCAU_KAFKA_ACKS, 1, acks", "DIEMCAU_KAFKA_ENABLE_IDEMPOTENCE, false, enable.idempotence"})
    void shouldRefuseSettingsThatLoseOrDoubleEvents(String variable, String value, String property) {
        environment.put(variable, value);

        assertThatThrownBy(() -> EventProducers.create(Settings.from(environment)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("property " + property + " is '" + value + "'");
    }

    @Test
    void shouldRefuseSettingsThatKafkaDoesNotTake() {
        environment.put("DIEMCAU_KAFKA_LINGER_MS", "soon");

        assertThatThrownBy(() -> EventProducers.create(Settings.from(environment)))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("linger.ms");
    }

    @Test
    void shouldNameTheServersThatDoNotAnswer() {
        // Given
        environment.put("DIEMCAU_BOOTSTRAP_SERVERS", "no-such-host.invalid:9092");

        // When
        SendException failure =
                catchThrowableOfType(SendException.class, () -> EventProducers.checkTopics(Settings.from(environment)));

        // Then
        assertThat(failure).hasMessageStartingWith("No Kafka cluster answers at no-such-host.invalid:9092 (");
    }
}
