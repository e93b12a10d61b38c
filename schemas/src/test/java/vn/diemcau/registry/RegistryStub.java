package vn.diemcau.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.avro.Schema;

/** An HTTP server that answers as it was told, in order, the last answer for ever, and remembers what it was asked. */
public final class RegistryStub implements AutoCloseable {
    /** A request as it came in. */
    public record Request(String line, String contentType, String authorization, String body) {}

    private enum Manner {
        WHOLE,
        HEADER_ONLY,
        SILENT
    }

    private record Answer(int status, String body, Manner manner) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public RegistryStub() {
        this(null, false);
    }

    /**
     * A server that is talked to by HTTPS.
     *
     * @param clients whether a client must show a certificate
     */
    static RegistryStub https(SSLContext context, boolean clients) {
        return new RegistryStub(context, clients);
    }

    private RegistryStub(SSLContext context, boolean clients) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            server = context == null ? HttpServer.create(address, 0) : secured(address, context, clients);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scheme = context == null ? "http" : "https";
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public synchronized RegistryStub then(int status, String body) {
        answers.add(new Answer(status, body, Manner.WHOLE));
        return this;
    }

    /** Answers with a schema, by whatever id it is asked for. */
    public RegistryStub thenSchema(Schema schema) {
        return then(
                200,
                new ObjectMapper()
                        .createObjectNode()
                        .put("schema", schema.toString())
                        .toString());
    }

    /** Takes the request and says nothing more. */
    synchronized RegistryStub thenSilence() {
        answers.add(new Answer(200, "", Manner.SILENT));
        return this;
    }

    /** Begins an answer that never ends. */
    synchronized RegistryStub thenHeaderOnly() {
        answers.add(new Answer(200, "{}", Manner.HEADER_ONLY));
        return this;
    }

    public List<Request> requests() {
        return requests;
    }

    String url() {
        return url("127.0.0.1");
    }

    /** Its URL by another name of this machine, or with a user in it. */
    String url(String host) {
        return scheme + "://" + host + ":" + server.getAddress().getPort();
    }

    /** A configuration for this registry that is not patient. */
    public Map<String, Object> config(Object... more) {
        return configOf(url(), more);
    }

    static Map<String, Object> configOf(String url, Object... more) {
        Map<String, Object> config = new HashMap<>(
                Map.of("schema.registry.url", url, "max.retries", 2, "retries.wait.ms", 1, "retries.max.wait.ms", 2));
        for (int i = 0; i < more.length; i += 2) {
            config.put((String) more[i], more[i + 1]);
        }
        return config;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer secured(InetSocketAddress address, SSLContext context, boolean clients)
            throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(clients);
                parameters.setSSLParameters(ssl);
            }
        });
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body));
            Answer answer = next();
            if (answer.manner() == Manner.SILENT) {
                closing.await();
                return;
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.body().startsWith("http")) {
                exchange.getResponseHeaders().add("Location", answer.body());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (answer.manner() == Manner.HEADER_ONLY) {
                exchange.getResponseBody().flush();
                closing.await();
                return;
            }
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
