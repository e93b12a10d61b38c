package vn.diemcau.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * The address of the registry, and its time-outs and retries.
 *
 * @param places one or more URLs of one registry; or a single {@code mock://SCOPE}
 * @param http how to connect to it
 * @param readTimeout longest wait for an answer
 * @param retries how often a call without an answer is repeated
 * @param pause before the first of them, doubled before each further one
 * @param maxPause the longest pause between two
 */
public record RegistryConfig(
        List<Place> places, RegistryHttp http, Duration readTimeout, int retries, Duration pause, Duration maxPause) {
    /** The prefix of properties whose names a Kafka client has, too. */
    public static final String CLIENT_NAMESPACE = "schema.registry.";

    /** The property with one or more URLs of the registry. */
    public static final String URL = CLIENT_NAMESPACE + "url";

    /**
     * One of the URLs of a registry.
     *
     * @param url without user and password, and without a slash at the end
     * @param login how to log in there
     */
    public record Place(String url, RegistryLogin login) {
        public static Place of(String text, RegistryLogins logins) {
            URI uri = checked(text);
            String authority = uri.getRawAuthority();
            String bare = authority.substring(authority.lastIndexOf('@') + 1);
            return new Place(text.replace(authority, bare).replaceAll("/+$", ""), logins.of(uri));
        }
    }

    public RegistryConfig {
        if (places.isEmpty()) {
            throw new ConfigException(URL, places, "give the URL of a schema registry");
        }
        if (places.size() > 1 && places.stream().anyMatch(place -> place.url().startsWith("mock:"))) {
            throw new ConfigException(URL + ": a mock:// registry cannot be combined with other URLs");
        }
    }

    public List<String> urls() {
        return places.stream().map(Place::url).toList();
    }

    private static URI checked(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (uri.getAuthority() != null && (http && uri.getHost() != null || "mock".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // refused below
        }
        throw new ConfigException(
                URL, url.replaceAll("//.*@", "//***@"), "takes http://HOST:PORT, https://HOST:PORT or mock://SCOPE");
    }
}
