package vn.diemcau.registry;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import vn.diemcau.registry.RegistryException.Failure;

/** One URL of a registry: makes a single call, and interprets an answer that is not a success. */
final class RegistryPlace {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryConfig.Place place;
    private final RegistryConfig config;
    private final HttpClient client;

    RegistryPlace(RegistryConfig.Place place, RegistryConfig config) {
        this.place = place;
        this.config = config;
        this.client = config.http().client();
    }

    /** The answer to one GET or, with a body, one POST or PUT, as {@link RegistryCalls#call} says. */
    JsonNode call(String path, String body) throws RegistryException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.url() + path))
                .timeout(config.readTimeout())
                .header("Accept", MEDIA_TYPE + ", application/vnd.schemaregistry+json; q=0.9, application/json; q=0.5");
        place.login().authorization().ifPresent(login -> request.header("Authorization", login));
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE)
                    .method(path.startsWith(RegistryCalls.CONFIG) ? "PUT" : "POST", BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = send(request.build());
        JsonNode answer = json(response.body());
        int status = response.statusCode();
        if (status / 100 == 2 && answer.isObject()) {
            return answer;
        }
        throw new RegistryException(
                failure(new RegistryAnswer(status, answer.path("error_code").asInt()), body != null),
                response.uri() + " answered " + status + ": " + summary(response.body(), answer) + remark(status));
    }

    private static Failure failure(RegistryAnswer answer, boolean withSchema) {
        int status = answer.status();
        if (status == 408 || status == 429 || status >= 500) {
            return Failure.UNAVAILABLE;
        }
        if (status == 401) {
            return Failure.UNKNOWN_LOGIN;
        }
        if (status == 403) {
            return Failure.FORBIDDEN;
        }
        return answer.isRefusal(withSchema) ? Failure.REFUSED : Failure.UNUSABLE;
    }

    private String remark(int status) {
        if (status == 401) {
            return ". It refuses " + place.login().described();
        }
        if (status == 403) {
            return ". It does not allow that to " + place.login().described();
        }
        return status / 100 == 3 && !config.http().redirects()
                ? ". With a login no redirection is followed: set " + RegistryConfig.URL + " to where it leads"
                : "";
    }

    /** A separate time-out limits a slow body: the time-out of the request ends with the header. */
    private HttpResponse<String> send(HttpRequest request) throws RegistryException {
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request, BodyHandlers.ofString());
        long patience =
                config.http().connectTimeout().plus(config.readTimeout()).toMillis();
        try {
            return response.get(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException("Interrupted while waiting for " + request.uri(), e);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new RegistryException(
                    Failure.UNAVAILABLE, request.uri() + " did not answer within " + patience + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw TlsFailure.of(cause)
                        .map(failure -> new RegistryException(
                                Failure.UNTRUSTED, request.uri() + " cannot be connected to: " + failure, cause))
                        .orElseGet(() -> new RegistryException(
                                Failure.UNAVAILABLE, request.uri() + " cannot be reached: " + cause, cause));
            }
            throw new RegistryException(Failure.UNUSABLE, "Call of " + request.uri() + " failed: " + e.getCause(), e);
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
