package vn.diemcau.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;

class SerdeConfigTest {
    private static final String URL = "schema.registry.url";

    @Test
    void shouldHaveConfluentsDefaults() {
        // When
        SerdeConfig config = SerdeConfig.of(Map.of(URL, "http://a:1/,https://b/api", "linger.ms", 3), false);

        // Then
        assertThat(config.registry().urls()).containsExactly("http://a:1", "https://b/api");
        assertThat(config.registry().retries()).isEqualTo(3);
        assertThat(config.registry().readTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.autoRegister()).isTrue();
        assertThat(config.useLatest()).isFalse();
        assertThat(config.specificReader()).isFalse();
        assertThat(config.maxSchemas()).isEqualTo(1_000);
    }

    @Test
    void shouldTakeTheTypeOfKeysOrValues() {
        Map<String, Object> properties =
                Map.of(URL, "mock://x", "specific.avro.value.type", ConferenceEvent.class.getName());

        assertThat(SerdeConfig.of(properties, false).specificType()).isEqualTo(ConferenceEvent.class);
        assertThat(SerdeConfig.of(properties, false).specificReader()).isTrue();
        assertThat(SerdeConfig.of(properties, true).specificType()).isNull();
    }

    @Test
    void shouldAcceptTopicNameStrategyAndNoOther() {
        // Given
        String strategy = "value.subject.name.strategy";
        String topicNames = "io.confluent.kafka.serializers.subject.TopicNameStrategy";

        // When, then
        assertThat(SerdeConfig.of(Map.of(URL, "mock://x", strategy, topicNames), false)
                        .subject("t"))
                .isEqualTo("t-value");
        assertThatThrownBy(() -> SerdeConfig.of(
                        Map.of(URL, "mock://x", strategy, "io.confluent.kafka.serializers.subject.RecordNameStrategy"),
                        false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(strategy, "RecordNameStrategy", topicNames);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:8081", "ftp://x", "http://", "mock://", "mock://a,http://b"})
    void shouldRefuseUrlsThatNameNoRegistry(String url) {
        assertThatThrownBy(() -> SerdeConfig.of(Map.of(URL, url), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(URL);
    }

    @ParameterizedTest
    @CsvSource({
        "max.retries, -1",
        "retries.wait.ms, soon",
        "http.read.timeout.ms, 0",
        "auto.register.schemas, maybe",
        "specific.avro.value.type, vn.diemcau.Nobody"
    })
    void shouldRefuseMalformedValuesByName(String name, String value) {
        assertThatThrownBy(() -> SerdeConfig.of(Map.of(URL, "mock://x", name, value), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name);
    }

    @Test
    void shouldRequireARegistry() {
        assertThatThrownBy(() -> SerdeConfig.of(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(URL);
    }
}
