package vn.diemcau.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The login to a registry; never in a text that is logged.
 *
 * @param header value of the header {@code Authorization}; null: none is sent
 * @param described the user and the property that names it, for messages
 */
public record RegistryLogin(Password header, String described) {
    public static final RegistryLogin NONE = new RegistryLogin(
            null,
            "a client without a login: set " + RegistryLogins.BASIC_SOURCE + " and " + RegistryLogins.USER_INFO
                    + ", or " + RegistryLogins.BEARER_SOURCE + " and " + RegistryLogins.BEARER_TOKEN);

    /**
     * HTTP's basic authentication.
     *
     * @param userInfo {@code USER:PASSWORD}
     * @param property where that was found
     */
    static RegistryLogin basic(String userInfo, String property) {
        String encoded = Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
        String user = userInfo.substring(0, Math.max(userInfo.indexOf(':'), 0));
        return new RegistryLogin(new Password("Basic " + encoded), "the user '" + user + "' of " + property);
    }

    /** A bearer token. */
    static RegistryLogin bearer(String token, String property) {
        return new RegistryLogin(new Password("Bearer " + token), "the bearer of the token of " + property);
    }

    Optional<String> authorization() {
        return Optional.ofNullable(header).map(Password::value);
    }
}
