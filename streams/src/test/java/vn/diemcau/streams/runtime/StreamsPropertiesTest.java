package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import vn.diemcau.service.deadletters.DeadLetters;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

class StreamsPropertiesTest {
    private static final Map<String, String> HOME = Map.of("HOME", "/home/an");

    @Test
    void shouldBeWhatKafkaStreamsTakes() {
        StreamsConfig config = new StreamsConfig(of(Settings.from(HOME)));

        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getString("state.dir")).isEqualTo("/home/an/.local/state/diemcau");
        assertThat(config.getMainConsumerConfigs("g", "c", 0))
                .containsEntry("session.timeout.ms", 10_000)
                .doesNotContainKey("group.instance.id");
        assertThat(config.getClass("rocksdb.config.setter")).isEqualTo(SharedRocksDbMemory.class);
    }

    @Test
    void shouldNameEachThreadOfAStaticMember() {
        StreamsConfig config = new StreamsConfig(of(Settings.from(HOME).with(Setting.INSTANCE_ID, "streams-1")));

        assertThat(config.getMainConsumerConfigs("g", "c", 2)).containsEntry("group.instance.id", "streams-1-2");
    }

    @Test
    void shouldLetTheSettingsOfKafkaTuneItButNotItsGuarantee() {
        // When
        Properties properties = of(Settings.from(Map.of(
                "HOME", "/home/an",
                "DIEMCAU_KAFKA_TASK_TIMEOUT_MS", "1000",
                "DIEMCAU_KAFKA_PROCESSING_GUARANTEE", "at_least_once")));

        // Then
        assertThat(properties)
                .containsEntry("task.timeout.ms", "1000")
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void shouldAskWhereToKeepStateWhereThereIsNoHome() {
        assertThatThrownBy(() -> of(Settings.from(Map.of())))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("DIEMCAU_STATE_DIR");
    }

    private static Properties of(Settings settings) {
        return StreamsProperties.of(settings, DeadLetters.of(settings));
    }
}
