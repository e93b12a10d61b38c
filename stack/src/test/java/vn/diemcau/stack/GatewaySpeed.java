package vn.diemcau.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import vn.diemcau.producer.files.Ingest;
import vn.diemcau.producer.files.Input;
import vn.diemcau.producer.gateway.Gateway;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.host.FileTree;

/**
 * Compares the gateway with {@code ingest} of the same file, in turns, on one broker and in one process; to be run by
 * hand with a file of events as its argument.
 */
final class GatewaySpeed {
    private static final int TURNS = 5;
    private static final int LINES_A_REQUEST = 5_000;
    private static final int CONNECTIONS = 2;

    private GatewaySpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path directory = Files.createTempDirectory("gateway-speed");
        List<String> bodies = bodies(file);
        double[] ratios = new double[TURNS];
        try (TestCluster cluster = TestCluster.start(directory)) {
            Settings settings = cluster.installation("", 6)
                    .with(Setting.GATEWAY_PORT, "0")
                    .with(Setting.KEYS_FILE, directory.resolve("keys.json").toString());
            try (Gateway gateway = Gateway.start(settings, Metrics.ofProcess())) {
                for (int turn = 0; turn < TURNS; turn++) {
                    double ingest = seconds(() -> ingest(file, settings));
                    double posts = seconds(() -> post(bodies, gateway.uri()));
                    ratios[turn] = ingest / posts;
                    System.out.printf("ingest %.2f s, gateway %.2f s: %.2f%n", ingest, posts, ratios[turn]);
                }
            }
        }
        Arrays.sort(ratios);
        System.out.printf("median of the ratios: %.2f%n", ratios[TURNS / 2]);
        FileTree.delete(directory);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void ingest(Path file, Settings settings) throws Exception {
        try (Producer<String, Object> producer = EventProducers.create(settings)) {
            Ingest.run(List.of(Input.of(file)), producer, "", message -> {});
        }
    }

    private static void post(List<String> bodies, URI gateway) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (String body : bodies) {
                posts.add(threads.submit(() -> post(client, body, gateway)));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Void post(HttpClient client, String body, URI gateway) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/events?results=rejected"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return null;
    }

    private static List<String> bodies(Path file) throws IOException {
        List<String> bodies = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        int lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                body.append(line).append('\n');
                if (++lines % LINES_A_REQUEST == 0) {
                    bodies.add(body.toString());
                    body.setLength(0);
                }
            }
        }
        if (body.length() > 0) {
            bodies.add(body.toString());
        }
        return bodies;
    }
}
