package vn.diemcau.registry;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** Finds out how to log in to a registry, by Confluent's properties; each also with {@code schema.registry.} before. */
public final class RegistryLogins {
    static final String BASIC_SOURCE = "basic.auth.credentials.source";
    static final String USER_INFO = "basic.auth.user.info";
    static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    static final String BEARER_TOKEN = "bearer.auth.token";

    private static final String STATIC_TOKEN = "STATIC_TOKEN";

    private final Map<String, ?> properties;

    public RegistryLogins(Map<String, ?> properties) {
        this.properties = properties;
    }

    /**
     * How to log in at a URL.
     *
     * @throws ConfigException if a property is missing, malformed or contradicts another; no secret is in its message
     */
    RegistryLogin of(URI url) {
        Optional<String> bearer = property(BEARER_SOURCE);
        Optional<String> basic = property(BASIC_SOURCE);
        if (bearer.isPresent() && basic.isPresent()) {
            throw new ConfigException("Give only one of " + BASIC_SOURCE + " and " + BEARER_SOURCE);
        }
        if (bearer.isPresent()) {
            return bearer(bearer.get());
        }
        return switch (basic.orElse("URL")) {
            case "URL" ->
                url.getUserInfo() == null
                        ? RegistryLogin.NONE
                        : RegistryLogin.basic(url.getUserInfo(), RegistryConfig.URL);
            case "USER_INFO" -> RegistryLogin.basic(userInfo(required(USER_INFO, BASIC_SOURCE)), USER_INFO);
            case "SASL_INHERIT" -> inherited();
            default ->
                throw new ConfigException(BASIC_SOURCE, basic.orElseThrow(), "takes URL, USER_INFO or SASL_INHERIT");
        };
    }

    private RegistryLogin bearer(String source) {
        if (!source.equals(STATIC_TOKEN)) {
            throw new ConfigException(
                    BEARER_SOURCE, source, "takes " + STATIC_TOKEN + "; for others take Confluent's serializers");
        }
        return RegistryLogin.bearer(required(BEARER_TOKEN, BEARER_SOURCE), BEARER_TOKEN);
    }

    private static String userInfo(String text) {
        if (text.indexOf(':') < 1) {
            throw new ConfigException(USER_INFO + " takes USER:PASSWORD");
        }
        return text;
    }

    /** The user and the password with which the Kafka client logs in. */
    private RegistryLogin inherited() {
        Map<String, Object> all = new HashMap<>(properties);
        all.computeIfPresent(
                SaslConfigs.SASL_JAAS_CONFIG,
                (name, value) -> value instanceof String text ? new Password(text) : value);
        for (AppConfigurationEntry entry : jaas(all)) {
            Map<String, ?> options = entry.getOptions();
            if (options.keySet().containsAll(Set.of("username", "password"))) {
                return RegistryLogin.basic(
                        options.get("username") + ":" + options.get("password"), SaslConfigs.SASL_JAAS_CONFIG);
            }
        }
        throw new ConfigException(SaslConfigs.SASL_JAAS_CONFIG + " names no username and password, which "
                + BASIC_SOURCE + "=SASL_INHERIT needs");
    }

    private static List<AppConfigurationEntry> jaas(Map<String, ?> properties) {
        try {
            return JaasContext.loadClientContext(properties).configurationEntries();
        } catch (IllegalArgumentException e) {
            // its message may quote the text, which holds the password
            throw new ConfigException(SaslConfigs.SASL_JAAS_CONFIG + " is missing or malformed, and " + BASIC_SOURCE
                    + "=SASL_INHERIT needs it");
        }
    }

    private String required(String name, String source) {
        return property(name)
                .orElseThrow(() -> new ConfigException("Set " + name + ", which " + source + " says is there"));
    }

    private Optional<String> property(String name) {
        return Optional.<Object>ofNullable(properties.get(name))
                .or(() -> Optional.ofNullable(properties.get(RegistryConfig.CLIENT_NAMESPACE + name)))
                .map(value -> value instanceof Password secret ? secret.value() : value.toString())
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
