package vn.diemcau.serde;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where the registry is and how patiently it is asked.
 *
 * @param urls one or more URLs of one registry, without a slash at the end; or a single {@code mock://SCOPE}
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for an answer
 * @param retries how often a call that found nobody is made again
 * @param pause before the first of them, doubled before each further one
 * @param maxPause the longest pause between two
 */
record RegistryConfig(
        List<String> urls,
        Duration connectTimeout,
        Duration readTimeout,
        int retries,
        Duration pause,
        Duration maxPause) {
    RegistryConfig {
        urls = urls.stream().map(RegistryConfig::checked).toList();
        if (urls.isEmpty()) {
            throw new ConfigException(SerdeConfig.URL, urls, "give the URL of a schema registry");
        }
        if (urls.size() > 1 && urls.stream().anyMatch(url -> url.startsWith("mock:"))) {
            throw new ConfigException(SerdeConfig.URL, urls, "a mock:// registry stands alone");
        }
    }

    private static String checked(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (uri.getUserInfo() != null) {
                throw new ConfigException(SerdeConfig.URL + ": a user in the URL is not supported");
            }
            if (uri.getAuthority() != null && (http && uri.getHost() != null || "mock".equals(uri.getScheme()))) {
                return url.replaceAll("/+$", "");
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new ConfigException(SerdeConfig.URL, url, "takes http://HOST:PORT, https://HOST:PORT or mock://SCOPE");
    }
}
