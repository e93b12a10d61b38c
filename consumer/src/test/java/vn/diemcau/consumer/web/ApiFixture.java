package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.avro.generic.IndexedRecord;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.table.TestDatabase;
import vn.diemcau.consumer.write.Partition;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** The API over a database of its own, and a client. There is no broker. */
final class ApiFixture implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a workbook writes letters that are not ASCII. */
    private static final Pattern NUMBERED = Pattern.compile("&#x([0-9a-f]+);");

    /** The end of every partition, beyond all that tests write. */
    private static final long FAR = 1_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Settings settings = TestDatabase.settings(TestDatabase.create())
            .with(Setting.AS_OF, "2026-11-22")
            .with(Setting.BOOTSTRAP_SERVERS, "127.0.0.1:1");
    private final Database database = Database.open(settings);
    private final WebServer server;

    ApiFixture(Metrics metrics) throws IOException {
        server = WebServer.start(settings, HttpAddress.loopback(0), metrics);
    }

    ApiFixture() throws IOException {
        this(Metrics.none());
    }

    Database database() {
        return database;
    }

    Settings settings() {
        return settings;
    }

    /** Writes summaries as the consumer does, as the next records of a partition of their topic. */
    void write(SummaryTable table, int partition, IndexedRecord... summaries) {
        Partition records = new Partition(database, table, partition).claim("id", 0, FAR);
        long offset = records.next();
        for (IndexedRecord summary : summaries) {
            records.with(offset++, summary);
        }
        records.write(offset);
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks without waiting for the answer. */
    CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request(path), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> head(String path) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(String path) {
        return parse(get(path).body());
    }

    /** The items of a list as a whole, part by part. */
    List<JsonNode> all(String path, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String query = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        JsonNode part = json(query);
        part.get("items").forEach(items::add);
        while (!part.get("next").isNull()) {
            part = json(query + "&cursor=" + part.get("next").asText());
            part.get("items").forEach(items::add);
        }
        return items;
    }

    /** The parts of a workbook by their names; letters stand there as themselves, not as numbers. */
    static Map<String, String> unzip(byte[] workbook) throws IOException {
        Path file = Files.createTempFile("rows", ".xlsx");
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(Files.write(file, workbook).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                parts.put(
                        entry.getName(),
                        NUMBERED.matcher(part)
                                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16))));
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
