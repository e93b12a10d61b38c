package vn.diemcau.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.producer.gateway.Gateway;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.broker.EmbeddedBroker;
import vn.diemcau.stack.host.Loopback;
import vn.diemcau.stack.registry.EmbeddedRegistry;

/** The gateway under load, while the broker is killed and comes back: whatever it says is true. */
class GatewayOutageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 4;
    private static final int EVENTS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answeredOk = new AtomicInteger();
    private final AtomicInteger answeredAway = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void shouldOnlyCallAcceptedWhatIsThere(@TempDir Path directory) throws Exception {
        // Given
        int port = Loopback.freePort();
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), port);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(0, directory.resolve("registry.json"))) {
            Settings settings = Settings.from(Map.of())
                    .with(Setting.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                    .with(Setting.SCHEMA_REGISTRY, registry.uri().toString())
                    .with(Setting.PARTITIONS, "2")
                    .with(Setting.GATEWAY_PORT, "0")
                    .with(Setting.KEYS_FILE, directory.resolve("keys.json").toString());
            TopicAdmin.bringUp(settings);
            try (Gateway gateway = Gateway.start(settings, Metrics.none())) {
                List<Thread> clients = startClients(gateway.uri());
                awaitMore(answeredOk);

                // When
                broker.close();
                awaitMore(answeredAway);
                broker = EmbeddedBroker.start(directory.resolve("broker"), port);
                awaitMore(answeredOk);

                stop.set(true);
                for (Thread one : clients) {
                    one.join();
                }
            }

            // Then
            assertThat(accepted).isNotEmpty();
            assertThat(idsOnTheTopic(settings)).containsAll(accepted);
        } finally {
            broker.close();
        }
    }

    private static void awaitMore(AtomicInteger answers) {
        int before = answers.get();
        await().atMost(Duration.ofMinutes(3)).until(() -> answers.get() > before + 3);
    }

    private List<Thread> startClients(URI gateway) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            Thread thread = new Thread(() -> sendUntilStopped(gateway, number), "client-" + i);
            thread.start();
            clients.add(thread);
        }
        return clients;
    }

    private void sendUntilStopped(URI gateway, int number) {
        try {
            for (int batch = 0; !stop.get(); batch++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/v1/events"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(events(number, batch)))
                        .build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                take(answer);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The gateway does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HttpResponse<String> answer) throws IOException {
        JsonNode json = JSON.readTree(answer.body());
        for (JsonNode result : json.path("results")) {
            if (result.path("status").asText().equals("accepted")) {
                accepted.add(result.path("eventId").asText());
            }
        }
        if (answer.statusCode() == 200) {
            assertThat(json.path("accepted").asInt()).isEqualTo(EVENTS);
            answeredOk.incrementAndGet();
        } else {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            answeredAway.incrementAndGet();
        }
    }

    private static String events(int client, int batch) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            lines.append(String.format(
                    "{\"type\":\"SiteLeft\",\"conferenceId\":\"c%d-%d-%d\",\"occurredAt\":\"2020-01-09T08:00\","
                            + "\"province\":\"VN-22\"}%n",
                    client, batch, i));
        }
        return lines.toString();
    }

    private static Set<String> idsOnTheTopic(Settings settings) {
        Set<String> ids = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings.kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("conference-events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> ids.add(
                                new String(record.headers().lastHeader("ce_id").value(), UTF_8)));
            }
        }
        return ids;
    }
}
