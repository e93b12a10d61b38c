package vn.diemcau.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.serde.AvroSerializer;
import vn.diemcau.serde.EventSamples;
import vn.diemcau.serde.SerdeConfig;

/** How a registry learns who asks it, by Confluent's properties, and what is said where it does not let one in. */
class RegistryLoginTest {
    private static final String SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String BEARER = "bearer.auth.credentials.source";
    private static final String JAAS = "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"alice\" password=\"s3cret:9\";";

    private final RegistryStub registry = new RegistryStub();

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "basic.auth.credentials.source, basic.auth.user.info",
        "basic.auth.credentials.source, schema.registry.basic.auth.user.info",
        "schema.registry.basic.auth.credentials.source, schema.registry.basic.auth.user.info"
    })
    void shouldLogInWithUserInfo(String source, String userInfo) {
        assertThat(authorization(registry.config(source, "USER_INFO", userInfo, "alice:s3cret:9")))
                .isEqualTo(basic("alice:s3cret:9"));
    }

    @Test
    void shouldLogInWithTheUserInTheUrl() {
        assertThat(authorization(RegistryStub.configOf(registry.url("m%C3%A1y:a%40b@127.0.0.1"))))
                .isEqualTo(basic("máy:a@b"));
    }

    @Test
    void shouldLogInAsTheKafkaClientDoes() {
        assertThat(authorization(registry.config(SOURCE, "SASL_INHERIT", "sasl.jaas.config", JAAS)))
                .isEqualTo(basic("alice:s3cret:9"));
    }

    @Test
    void shouldShowAToken() {
        assertThat(authorization(registry.config(BEARER, "STATIC_TOKEN", "bearer.auth.token", "t0ken")))
                .isEqualTo("Bearer t0ken");
    }

    @Test
    void shouldShowNothingUnlessTold() {
        assertThat(authorization(registry.config(USER_INFO, "alice:s3cret"))).isNull();
    }

    @Test
    void shouldLogInAtTheSecondUrlWhereTheFirstIsDead() {
        RegistryStub dead = new RegistryStub();
        String urls = dead.url("alice:one@127.0.0.1") + "," + registry.url("alice:two@127.0.0.1");
        dead.close();

        assertThat(authorization(RegistryStub.configOf(urls))).isEqualTo(basic("alice:two"));
    }

    @Test
    void shouldSayWhichUserIsNotKnownAndNoSecret() {
        // Given
        registry.then(401, "{\"error_code\": 401, \"message\": \"Unauthorized\"}");

        // When
        Throwable error =
                catchThrowable(() -> serialize(registry.config(SOURCE, "USER_INFO", USER_INFO, "alice:s3cret")));

        // Then
        assertThat(error)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasCauseInstanceOf(AuthenticationException.class)
                .hasMessageContainingAll("401", "the user 'alice' of basic.auth.user.info");
        assertNoSecret(error);
        assertThat(RegistryUnavailableException.isCauseOf(error)).isTrue();
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldSayHowToLogInWhereNobodyDid() {
        registry.then(401, "");

        assertThatThrownBy(() -> serialize(registry.config()))
                .hasMessageContainingAll("401", SOURCE, USER_INFO, BEARER, "bearer.auth.token");
    }

    @Test
    void shouldSayWhoMayNot() {
        // Given
        registry.then(403, "Forbidden");

        // When
        Throwable error =
                catchThrowable(() -> serialize(registry.config(BEARER, "STATIC_TOKEN", "bearer.auth.token", "s3cret")));

        // Then
        assertThat(error)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasCauseInstanceOf(AuthorizationException.class)
                .hasMessageContainingAll("403", "bearer.auth.token");
        assertNoSecret(error);
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void shouldNotTakeALoginElsewhere() {
        // Given
        RegistryStub elsewhere = new RegistryStub().then(200, "{\"id\": 1}");
        registry.then(307, elsewhere.url());

        // When
        Throwable error =
                catchThrowable(() -> serialize(registry.config(SOURCE, "USER_INFO", USER_INFO, "alice:s3cret")));

        // Then
        assertThat(error)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasCauseInstanceOf(RetriableException.class)
                .hasMessageContainingAll("307", "schema.registry.url");
        assertThat(elsewhere.requests()).isEmpty();
        elsewhere.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basic.auth.credentials.source=USER_INFO | basic.auth.user.info",
                "basic.auth.credentials.source=USER_INFO;basic.auth.user.info=s3cret | basic.auth.user.info",
                "basic.auth.credentials.source=FILE;basic.auth.user.info=a:s3cret | basic.auth.credentials.source",
                "basic.auth.credentials.source=SASL_INHERIT | sasl.jaas.config",
                "basic.auth.credentials.source=SASL_INHERIT;sasl.jaas.config=s3cret | sasl.jaas.config",
                "bearer.auth.credentials.source=STATIC_TOKEN | bearer.auth.token",
                "bearer.auth.credentials.source=OAUTHBEARER;bearer.auth.token=s3cret | bearer.auth.credentials.source",
                "bearer.auth.credentials.source=STATIC_TOKEN;basic.auth.credentials.source=URL | only one"
            })
    void shouldRefuseIncompleteLoginsByName(String properties, String named) {
        // Given
        Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        for (String property : properties.split(";")) {
            config.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }

        // When
        Throwable error = catchThrowable(() -> SerdeConfig.of(config, false));

        // Then
        assertThat(error).isInstanceOf(ConfigException.class).hasMessageContaining(named);
        assertNoSecret(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a:s3cret@", "http://a:s3cret@ho st", "ftp://a:s3cret@x"})
    void shouldNotShowThePasswordOfAUrlThatNamesNoRegistry(String url) {
        assertNoSecret(catchThrowable(() -> SerdeConfig.of(Map.of("schema.registry.url", url), false)));
    }

    @Test
    void shouldNotShowSecretsWhenPrinted() {
        Map<String, Object> properties = registry.config(
                SOURCE, "USER_INFO", USER_INFO, "alice:s3cret", "schema.registry.ssl.key.password", "s3cret");

        assertThat(SerdeConfig.of(properties, false).toString())
                .contains("alice")
                .doesNotContain("s3cret", basic("alice:s3cret").substring(6));
    }

    private static void assertNoSecret(Throwable error) {
        assertThat(error).isNotNull();
        assertThat(stackTrace(error))
                .doesNotContain("s3cret", basic("alice:s3cret").substring(6));
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private String authorization(Map<String, Object> config) {
        registry.then(200, "{\"id\": 1}");
        serialize(config);
        return registry.requests().get(0).authorization();
    }

    private static void serialize(Map<String, Object> config) {
        try (AvroSerializer<ConferenceEvent> serializer = new AvroSerializer<>()) {
            serializer.configure(config, false);
            serializer.serialize(EventSamples.TOPIC, EventSamples.opened());
        }
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
