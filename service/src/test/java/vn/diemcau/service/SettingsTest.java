package vn.diemcau.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void shouldKeepStateInTheDirectoryForStateOfTheUser() {
        assertThat(stateDirectory(Map.of("HOME", "/home/an"))).isEqualTo("/home/an/.local/state/diemcau");
        assertThat(stateDirectory(Map.of("HOME", "/home/an", "XDG_STATE_HOME", "/var/an")))
                .isEqualTo("/var/an/diemcau");
    }

    @Test
    void shouldNotKeepStateAmongTemporaryFilesUnlessToldTo() {
        String temporary = System.getProperty("java.io.tmpdir");

        assertThat(stateDirectory(Map.of("HOME", temporary + "/home"))).isEmpty();
        assertThat(stateDirectory(Map.of())).isEmpty();
        assertThat(stateDirectory(Map.of("HOME", "/home/an", "DIEMCAU_STATE_DIR", temporary)))
                .isEqualTo(temporary);
    }

    @Test
    void shouldTakeAnInstanceIdThatKafkaTakes() {
        assertThat(instanceId("")).isEmpty();
        assertThat(instanceId("streams-1.a_B")).contains("streams-1.a_B");
        assertThatThrownBy(() -> instanceId("streams 1"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("DIEMCAU_INSTANCE_ID is 'streams 1'");
        assertThatThrownBy(() -> instanceId("x".repeat(201))).isInstanceOf(SettingException.class);
    }

    @Test
    void shouldRefuseAVariableThatIsNoSetting() {
        assertThatThrownBy(() -> Settings.from(Map.of("DIEMCAU_HEALTHPORT", "8091")))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("DIEMCAU_HEALTHPORT", "DIEMCAU_HEALTH_PORT");
    }

    private static String stateDirectory(Map<String, String> environment) {
        return Settings.from(environment).get(Setting.STATE_DIR);
    }

    private static Optional<String> instanceId(String id) {
        return Settings.from(Map.of()).with(Setting.INSTANCE_ID, id).instanceId();
    }
}
