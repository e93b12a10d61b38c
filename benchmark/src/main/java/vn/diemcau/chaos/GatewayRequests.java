package vn.diemcau.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Requests to a gateway, each with events of its own; counts the answers. Safe for use by many threads. */
final class GatewayRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LEFT_OUT = "not sent";

    private final URI address;
    private final int events;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final SortedMap<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Requests that are yet to be sent.
     *
     * @param events how many events each has
     */
    GatewayRequests(int port, int events) {
        this.address = URI.create("http://127.0.0.1:" + port + "/v1/events");
        this.events = events;
    }

    /** Sends a request and keeps the ids that are acknowledged; returns the status, 0 if there is no answer. */
    int send() {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body(requests.incrementAndGet())))
                .build();
        int status = 0;
        String answered = "no answer";
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            status = answer.statusCode();
            boolean shed = status == 429 || status == 503;
            answered = shed && answer.headers().firstValue("Retry-After").isEmpty()
                    ? status + " without Retry-After"
                    : Integer.toString(status);
            for (JsonNode result : JSON.readTree(answer.body()).path("results")) {
                if (result.path("status").asText().equals("accepted")) {
                    acknowledged.add(UUID.fromString(result.path("eventId").asText()));
                }
            }
        } catch (IOException e) {
            answered = "no answer (" + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        count(answered);
        return status;
    }

    /** A request was not sent, because too many others wait for their answers. */
    void leftOut() {
        count(LEFT_OUT);
    }

    /** The ids of the events that were acknowledged. */
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** How many requests had which answer, since they were last forgotten. */
    SortedMap<String, AtomicLong> answers() {
        return answers;
    }

    void forgetAnswers() {
        answers.clear();
    }

    /** Whether every request that was sent was answered with one of these statuses. */
    boolean wereAnsweredOnlyWith(String... statuses) {
        Set<String> others = new HashSet<>(answers.keySet());
        others.removeAll(Set.of(statuses));
        others.remove(LEFT_OUT);
        return others.isEmpty();
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, none -> new AtomicLong()).incrementAndGet();
    }

    private String body(int request) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < events; i++) {
            lines.append("{\"type\":\"SiteLeft\",\"conferenceId\":\"load-")
                    .append(request)
                    .append('-')
                    .append(i)
                    .append("\",\"occurredAt\":\"2020-01-09T08:00\",\"province\":\"VN-22\"}\n");
        }
        return lines.toString();
    }
}
