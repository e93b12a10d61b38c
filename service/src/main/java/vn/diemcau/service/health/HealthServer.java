package vn.diemcau.service.health;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.http.HttpServer;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** Serves the health and the metrics of a process over HTTP: {@code GET /live}, {@code /ready} and {@code /metrics}. */
public final class HealthServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final int HIGHEST_PORT = 65535;

    /** A few, so that a slow caller does not delay the others. */
    private static final int THREADS = 8;

    private final HttpServer server;
    private final HealthReport health;

    private HealthServer(HttpServer server, HealthReport health) {
        this.server = server;
        this.health = health;
    }

    /**
     * Starts to serve at the address of the settings; empty if they say not to serve. If the default port of the
     * service is in use, it takes a free one and logs it: there may be several on a machine.
     *
     * @param ownPort the port of the service where the settings name none; 0: any that is free
     * @throws SettingException if the settings are wrong, or name a port that is in use
     */
    public static Optional<HealthServer> start(Settings settings, int ownPort, Probes probes, Metrics metrics) {
        boolean chosen = !settings.get(Setting.HEALTH_PORT).isEmpty();
        int port = chosen ? settings.number(Setting.HEALTH_PORT) : ownPort;
        String host = settings.get(Setting.HEALTH_HOST);
        if (chosen && port == 0) {
            requireDefaultHost(host);
            return Optional.empty();
        }
        if (port > HIGHEST_PORT) {
            throw new SettingException(
                    Setting.HEALTH_PORT.variable() + " is " + port + "; it takes 1 to 65535, or 0 for none");
        }
        InetAddress address = address(host);
        HealthReport health = new HealthReport(probes);
        try {
            HttpServer server = bind(address, port, chosen, config -> configure(config, health, metrics));
            LOG.atInfo()
                    .addKeyValue("event", "listening")
                    .addKeyValue("uri", server.uri())
                    .log("Health and metrics are served");
            return Optional.of(new HealthServer(server, health));
        } catch (RuntimeException e) {
            health.close();
            throw e;
        }
    }

    /** Its address, e.g. {@code http://127.0.0.1:8091}. */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        health.close();
    }

    private static void requireDefaultHost(String host) {
        if (!host.equals(Setting.HEALTH_HOST.defaultValue())) {
            throw new SettingException(Setting.HEALTH_HOST.variable() + " is '" + host + "', but "
                    + Setting.HEALTH_PORT.variable() + " is 0, which means that nothing is served; leave one out");
        }
    }

    private static HttpServer bind(InetAddress host, int port, boolean chosen, Consumer<JavalinConfig> configure) {
        try {
            return HttpServer.start(host, port, THREADS, configure);
        } catch (BindException e) {
            if (!chosen && port != 0) {
                HttpServer elsewhere = bind(host, 0, false, configure);
                LOG.atWarn()
                        .addKeyValue("event", "listening")
                        .addKeyValue("uri", elsewhere.uri())
                        .log(
                                "Port {} is in use, so health and metrics are served on another one; set {} to choose",
                                port,
                                Setting.HEALTH_PORT.variable());
                return elsewhere;
            }
            throw new SettingException("Health and metrics cannot be served at " + host.getHostAddress() + ", port "
                    + port + " (" + e.getMessage() + "); set " + Setting.HEALTH_PORT.variable() + " to another port, 0"
                    + " for none, or " + Setting.HEALTH_HOST.variable() + " to an address of this machine");
        } catch (IOException e) {
            throw new SettingException("Health and metrics cannot be served: " + e.getMessage());
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new SettingException(Setting.HEALTH_HOST.variable() + " is '" + host
                    + "', which is neither an address nor a known host name; 127.0.0.1 is this machine only, 0.0.0.0 all its"
                    + " addresses");
        }
    }

    private static void configure(JavalinConfig config, HealthReport health, Metrics metrics) {
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = false;
        config.routes.get("/live", ctx -> answer(ctx, health.live()));
        config.routes.get("/ready", ctx -> answer(ctx, health.ready()));
        config.routes.get("/metrics", ctx -> scrape(ctx, metrics));
        config.routes.exception(
                MethodNotAllowedResponse.class,
                (e, ctx) -> ctx.status(e.getStatus()).header("Allow", "GET"));
        config.routes.exception(Exception.class, (e, ctx) -> {
            LOG.atWarn()
                    .addKeyValue("event", "request-failed")
                    .addKeyValue("method", ctx.method())
                    .addKeyValue("path", ctx.path())
                    .addKeyValue("reason", e.toString())
                    .log("A request for health or metrics failed");
            ctx.status(HttpStatus.INTERNAL_SERVER_ERROR);
        });
    }

    private static void answer(Context ctx, HealthReport.Answer answer) {
        ctx.status(answer.well() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        send(ctx, "application/json", answer.json());
    }

    private static void scrape(Context ctx, Metrics metrics) {
        Metrics.Scrape scrape = metrics.scrape(ctx.header("Accept"));
        send(ctx, scrape.contentType(), scrape.text());
    }

    private static void send(Context ctx, String contentType, String text) {
        ctx.contentType(contentType).result(text.getBytes(StandardCharsets.UTF_8));
    }
}
