package vn.diemcau.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void shouldRefuseALogFormatThatTheLogLacks() {
        assertThatThrownBy(() -> Settings.from(Map.of("DIEMCAU_LOG_FORMAT", "xml")))
                .isInstanceOf(SettingException.class)
                .hasMessage("DIEMCAU_LOG_FORMAT is 'xml'; it takes text or json");
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
    void shouldPreferWhatIsGivenToTheEnvironmentAndThatToTheDefault() {
        Settings settings = Settings.from(Map.of("DIEMCAU_TOPIC_PREFIX", "test-", "DIEMCAU_PARTITIONS", "3"))
                .with(Setting.PARTITIONS, "12");

        assertThat(settings.get(Setting.TOPIC_PREFIX)).isEqualTo("test-");
        assertThat(settings.number(Setting.PARTITIONS)).isEqualTo(12);
        assertThat(settings.number(Setting.REPLICATION)).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnUnknownVariableByName() {
        Map<String, String> environment = Map.of("DIEMCAU_PARTITION", "3", "HOME", "/root");

        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("DIEMCAU_PARTITION is not")
                .hasMessageContaining("DIEMCAU_PARTITIONS");
    }

    @Test
    void shouldGivePropertiesToClientsAndSerializers() {
        // When
        Settings settings = Settings.from(Map.of(
                "DIEMCAU_KAFKA_SECURITY_PROTOCOL", "SSL",
                "DIEMCAU_BOOTSTRAP_SERVERS", "broker:9092",
                "DIEMCAU_REGISTRY_HTTP_READ_TIMEOUT_MS", "5000"));

        // Then
        assertThat(settings.kafka())
                .containsOnly(Map.entry("security.protocol", "SSL"), Map.entry("bootstrap.servers", "broker:9092"));
        assertThat(settings.registry()).containsEntry("http.read.timeout.ms", "5000");
    }

    @Test
    void shouldKeepTheTlsOfTheRegistryApartFromThatOfTheBrokers() {
        // When
        Settings settings = Settings.from(Map.of(
                "DIEMCAU_KAFKA_SSL_TRUSTSTORE_LOCATION", "/brokers.p12",
                "DIEMCAU_REGISTRY_SSL_TRUSTSTORE_LOCATION", "/registry.p12",
                "DIEMCAU_REGISTRY_BASIC_AUTH_CREDENTIALS_SOURCE", "SASL_INHERIT",
                "DIEMCAU_KAFKA_SASL_JAAS_CONFIG", "login"));

        // Then
        assertThat(settings.registry())
                .containsEntry("schema.registry.ssl.truststore.location", "/registry.p12")
                .containsEntry("basic.auth.credentials.source", "SASL_INHERIT")
                .containsEntry("sasl.jaas.config", "login")
                .doesNotContainKey("ssl.truststore.location");
        assertThat(settings.kafka()).containsEntry("ssl.truststore.location", "/brokers.p12");
    }

    @Test
    void shouldReadSecretsFromFiles(@TempDir Path directory) throws IOException {
        // Given
        Path password = Files.writeString(directory.resolve("password"), "s3cret \n");
        Path login = Files.writeString(directory.resolve("login"), "org.Module required;\r\n");
        Path userInfo = Files.writeString(directory.resolve("user"), "alice:pw");

        // When
        Settings settings = Settings.from(Map.of(
                "DIEMCAU_JDBC_PASSWORD_FILE", password.toString(),
                "DIEMCAU_JDBC_USER_FILE", "",
                "DIEMCAU_KAFKA_SASL_JAAS_CONFIG_FILE", login.toString(),
                "DIEMCAU_KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE", "/a/file",
                "DIEMCAU_REGISTRY_BASIC_AUTH_USER_INFO_FILE", userInfo.toString()));

        // Then
        assertThat(settings.get(Setting.JDBC_PASSWORD)).isEqualTo("s3cret");
        assertThat(settings.get(Setting.JDBC_USER)).isEqualTo("diemcau");
        assertThat(settings.kafka())
                .containsEntry("sasl.jaas.config", "org.Module required;")
                .containsEntry("sasl.oauthbearer.assertion.file", "/a/file")
                .doesNotContainKey("sasl.oauthbearer.assertion");
        assertThat(settings.registry()).containsEntry("basic.auth.user.info", "alice:pw");
    }

    @Test
    void shouldTakeTheFileOfKeysForAFileThatNeedNotBeThere() {
        Settings settings = Settings.from(Map.of("DIEMCAU_KEYS_FILE", "/nowhere/keys.json"));

        assertThat(settings.get(Setting.KEYS_FILE)).isEqualTo("/nowhere/keys.json");
    }

    @Test
    void shouldRefuseSecretsThatAreNowhereOrTwice(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("password"), "s3cret");
        Path none = directory.resolve("none");

        // When, then
        assertThatThrownBy(() -> Settings.from(Map.of("DIEMCAU_JDBC_PASSWORD_FILE", none.toString())))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("DIEMCAU_JDBC_PASSWORD_FILE", none.toString());
        assertThatThrownBy(() -> Settings.from(
                        Map.of("DIEMCAU_JDBC_PASSWORD_FILE", file.toString(), "DIEMCAU_JDBC_PASSWORD", "other")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("Both DIEMCAU_JDBC_PASSWORD and DIEMCAU_JDBC_PASSWORD_FILE")
                .hasMessageNotContainingAny("s3cret", "other");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/d?user=u&password=s3cret&ssl=true, jdbc:postgresql://db/d?user=u&password=***&ssl=true",
        "https://u:s3cret@host:8081/api, https://u:***@host:8081/api",
        "jdbc:postgresql://db:5432/d, jdbc:postgresql://db:5432/d"
    })
    void shouldShowUrlsWithoutPasswords(String url, String shown) {
        assertThat(Settings.from(Map.of("DIEMCAU_JDBC_URL", url)).shown(Setting.JDBC_URL))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "six", "", "1.5", "99999999999"})
    void shouldRefuseWhatIsNoNumberByName(String value) {
        Settings settings = Settings.from(Map.of("DIEMCAU_PARTITIONS", value));

        assertThatThrownBy(() -> settings.number(Setting.PARTITIONS))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("DIEMCAU_PARTITIONS");
    }

    @Test
    void shouldReadADateOrNone() {
        // Given
        Settings none = Settings.from(Map.of());
        Settings some = none.with(Setting.AS_OF, " 2026-11-22 ");
        Settings wrong = none.with(Setting.AS_OF, "22/11/2026");

        // When, then
        assertThat(none.date(Setting.AS_OF)).isEmpty();
        assertThat(some.date(Setting.AS_OF)).contains(LocalDate.of(2026, 11, 22));
        assertThatThrownBy(() -> wrong.date(Setting.AS_OF))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("DIEMCAU_AS_OF");
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeDescribedInTheDocs(Setting setting) throws IOException {
        // Given
        String docs = Files.readString(Path.of("../docs/SETTINGS.md"));

        // When
        String value = setting.defaultValue().isEmpty() ? "(empty)" : "`" + setting.defaultValue() + "`";

        // Then
        assertThat(docs).contains("| `" + setting.variable() + "` | " + value + " | " + setting.description() + " |");
    }

    private static String stateDirectory(Map<String, String> environment) {
        return Settings.from(environment).get(Setting.STATE_DIR);
    }

    private static Optional<String> instanceId(String id) {
        return Settings.from(Map.of()).with(Setting.INSTANCE_ID, id).instanceId();
    }
}
