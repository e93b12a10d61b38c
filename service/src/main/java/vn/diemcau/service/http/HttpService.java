package vn.diemcau.service.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.metrics.Metrics;

/**
 * An HTTP server with the set-up of all services of Diemcau: errors are {@link Problem}s, other sites' pages and wrong
 * names are refused, no script of another origin may read answers, requests are measured, and a stop waits for requests
 * in progress.
 */
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    /** The attribute of a request with the name of its API key, for the metrics. */
    public static final String CALLER = "diemcau.caller";

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final long DRAINED_BYTES = 64L << 20;
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(5);

    /** Jetty uses these itself. */
    private static final int OWN_THREADS = 8;

    private static final Pattern WRONG_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final HttpAddress address;
    private final HttpServer server;

    private HttpService(HttpAddress address, HttpServer server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param name what it is, for threads and messages: "gateway"
     * @param threads how many requests can be processed at the same time
     * @param openApi the resource that is served at {@code /openapi.json}
     * @param face adds routes and files
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static HttpService start(
            String name,
            HttpAddress address,
            int threads,
            String openApi,
            Metrics metrics,
            Consumer<JavalinConfig> face)
            throws IOException {
        byte[] document = resource(openApi);
        RequestGuard guard = new RequestGuard(address);
        RequestMetrics measured = new RequestMetrics(metrics.registry());
        try {
            HttpServer server = HttpServer.start(
                    InetAddress.getByName(address.host()), address.port(), threads + OWN_THREADS, config -> {
                        configure(config, guard, document);
                        config.requestLogger.http(measured::answered);
                        face.accept(config);
                    });
            return new HttpService(address, server);
        } catch (IOException e) {
            throw new IOException(
                    "The " + name + " cannot listen on port " + address.port() + " of " + address.host() + " ("
                            + e.getMessage() + "); choose another port, or an address of this machine",
                    e);
        }
    }

    /** Where clients of this machine find it, e.g. {@code http://127.0.0.1:8088}. */
    public URI uri() {
        return address.isWildcard() ? URI.create("http://" + HttpAddress.LOOPBACK + ":" + port()) : server.uri();
    }

    public int port() {
        return server.uri().getPort();
    }

    /** Accepts no more requests, and waits at most half a minute until those in progress are answered. */
    @Override
    public void close() {
        server.close();
    }

    /**
     * Reads the rest of a refused body, up to a limit: a client that is still sending would get a broken connection
     * instead of the answer. Call it once the answer is written.
     */
    public static void drain(Context ctx) {
        if (ctx.req().getHeader("Expect") != null || ctx.req().getContentLengthLong() > DRAINED_BYTES) {
            return;
        }
        byte[] buffer = new byte[1 << 13];
        long until = System.nanoTime() + DRAINED_WITHIN.toNanos();
        long left = DRAINED_BYTES;
        try {
            ctx.res().flushBuffer();
            InputStream in = ctx.req().getInputStream();
            for (int read = 0; read >= 0 && left > 0 && System.nanoTime() < until; left -= read) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            LOG.debug("The client has disconnected after it was answered", e);
        }
    }

    /** A parameter that cannot be decoded would be left out without a word. */
    private static void checkQuery(Context ctx) {
        String query = ctx.queryString();
        if (query != null && WRONG_ESCAPE.matcher(query).find()) {
            throw new Problem(
                    400,
                    "The query has a '%' that is not followed by two hexadecimal digits; write '%25' for the sign itself");
        }
    }

    private static void addHeaders(Context ctx) {
        HEADERS.forEach(ctx::header);
    }

    private static void configure(JavalinConfig config, RequestGuard guard, byte[] document) {
        config.http.defaultContentType = "application/json";
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(HttpService::setUp);
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new Problems.OfJetty()));
        config.routes.before(HttpService::addHeaders);
        config.routes.before(guard::check);
        config.routes.before(HttpService::checkQuery);
        config.routes.get("/openapi.json", ctx -> ctx.result(document));
        Problems.addTo(config.routes);
    }

    private static void setUp(Server server) {
        server.setErrorHandler(new Problems.OfJetty());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(STOP_WITHIN.toMillis());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HttpService.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("The resource " + name + " is missing"));
            }
            return in.readAllBytes();
        }
    }
}
