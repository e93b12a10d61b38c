package vn.diemcau.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import vn.diemcau.serde.RegistryException.Failure;

/** Calls to a registry over HTTP: time-outs, retries, and what an answer that is no success says. */
final class RegistryCalls {
    /** Where the settings of subjects are. */
    static final String CONFIG = "/config/";

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A client costs threads and, cold, tenths of a second; it keeps no state of a registry but open connections. */
    private static final Map<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final RegistryConfig config;
    private final HttpClient client;
    private volatile int preferred;

    RegistryCalls(RegistryConfig config) {
        this.config = config;
        this.client = CLIENTS.computeIfAbsent(
                config.connectTimeout(),
                timeout -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(timeout)
                        .build());
    }

    /**
     * The answer to a GET or, with a body, a POST (under {@link #CONFIG}: a PUT), which is a JSON object. Asks every URL in turn, and all of them
     * again after a growing pause.
     *
     * @param path from the URL of the registry on, with a slash
     * @param body null for a GET
     */
    JsonNode call(String path, String body) throws RegistryException {
        for (int attempt = 0; ; attempt++) {
            RegistryException away = null;
            int first = preferred;
            for (int i = 0; i < config.urls().size(); i++) {
                int index = (first + i) % config.urls().size();
                try {
                    JsonNode answer = callOnce(config.urls().get(index), path, body);
                    preferred = index;
                    return answer;
                } catch (RegistryException e) {
                    if (e.failure() != Failure.AWAY) {
                        throw e;
                    }
                    away = e;
                }
            }
            if (attempt == config.retries()) {
                throw away;
            }
            pause(attempt);
        }
    }

    private JsonNode callOnce(String url, String path, String body) throws RegistryException {
        URI uri = URI.create(url + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(config.readTimeout())
                .header("Accept", MEDIA_TYPE + ", application/vnd.schemaregistry+json; q=0.9, application/json; q=0.5");
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE)
                    .method(path.startsWith(CONFIG) ? "PUT" : "POST", BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = send(request.build());
        JsonNode answer = json(response.body());
        int status = response.statusCode();
        if (status / 100 == 2 && answer.isObject()) {
            return answer;
        }
        String said = uri + " answered " + status + ": " + summary(response.body(), answer);
        if (status == 408 || status == 429 || status >= 500) {
            throw new RegistryException(Failure.AWAY, said);
        }
        // An error code of its own shows that it is a registry that speaks, and about the schema: not a proxy, nor a
        // guard.
        int code = answer.path("error_code").asInt();
        boolean refused = status == 404 && code / 100 == 404 || (status == 409 || status == 422) && code != 0;
        throw new RegistryException(refused ? Failure.REFUSED : Failure.UNUSABLE, said);
    }

    /** The wait of its own bounds an answer that trickles in: the request's time-out ends with the header. */
    private HttpResponse<String> send(HttpRequest request) throws RegistryException {
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, BodyHandlers.ofString());
        long patience = config.connectTimeout().plus(config.readTimeout()).toMillis();
        try {
            return response.get(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException("Interrupted while waiting for " + request.uri(), e);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new RegistryException(Failure.AWAY, request.uri() + " did not answer within " + patience + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new RegistryException(Failure.AWAY, request.uri() + " cannot be reached: " + cause, cause);
            }
            throw new RegistryException(Failure.UNUSABLE, "Call of " + request.uri() + " failed: " + e.getCause(), e);
        }
    }

    /** Exponential with jitter, so that many clients do not come back at once. */
    private void pause(int attempt) {
        double longest = Math.min(config.pause().toMillis() * Math.pow(2, attempt), (double)
                config.maxPause().toMillis());
        try {
            Thread.sleep(Math.round(longest * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
        } catch (InterruptedException e) {
            throw new InterruptException("Interrupted while waiting for the schema registry", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String summary(String body, JsonNode answer) {
        if (answer.hasNonNull("error_code")) {
            return answer.path("message").asText() + " ("
                    + answer.path("error_code").asText() + ")";
        }
        return body.isBlank()
                ? "nothing"
                : body.substring(0, Math.min(body.length(), 200)).strip();
    }
}
