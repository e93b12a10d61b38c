package vn.diemcau.service.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/**
 * Serves the health and the metrics of a process over HTTP, with the server of the JDK, which costs next to nothing:
 * {@code GET /live}, {@code /ready} and {@code /metrics}.
 */
public final class HealthServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final int HIGHEST_PORT = 65535;

    /** A few, so that a caller that is slow does not keep the others waiting. */
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HealthServer::thread);
    private final HealthReport health;
    private final Metrics metrics;

    private HealthServer(HttpServer server, Probes probes, Metrics metrics) {
        this.server = server;
        this.health = new HealthReport(probes);
        this.metrics = metrics;
        server.setExecutor(threads);
        serve("/live", exchange -> answer(exchange, health.live()));
        serve("/ready", exchange -> answer(exchange, health.ready()));
        serve("/metrics", this::scrape);
        server.start();
    }

    /**
     * Starts to serve where the settings say; empty where they say not to. If the service's own port is in use it takes
     * a free one, and says so in the log: there may be several on a machine.
     *
     * @param ownPort the port of the service where the settings name none; 0: any that is free
     * @throws SettingException if the settings are wrong, or name a port that is in use
     */
    public static Optional<HealthServer> start(Settings settings, int ownPort, Probes probes, Metrics metrics) {
        boolean chosen = !settings.get(Setting.HEALTH_PORT).isEmpty();
        int port = chosen ? settings.number(Setting.HEALTH_PORT) : ownPort;
        String host = settings.get(Setting.HEALTH_HOST);
        if (chosen && port == 0) {
            if (!host.equals(Setting.HEALTH_HOST.defaultValue())) {
                throw new SettingException(Setting.HEALTH_HOST.variable() + " is '" + host + "', but "
                        + Setting.HEALTH_PORT.variable() + " is 0, which means that nothing is served; leave one out");
            }
            return Optional.empty();
        }
        if (port > HIGHEST_PORT) {
            throw new SettingException(
                    Setting.HEALTH_PORT.variable() + " is " + port + "; it takes 1 to 65535, or 0 for none");
        }
        HttpServer server = bind(address(host), port, chosen);
        LOG.info("Health and metrics are at {}", server.getAddress());
        return Optional.of(new HealthServer(server, probes, metrics));
    }

    /** Where it is found, e.g. {@code http://127.0.0.1:8091}. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        health.close();
    }

    private static HttpServer bind(InetAddress host, int port, boolean chosen) {
        try {
            return HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (BindException e) {
            if (!chosen && port != 0) {
                HttpServer elsewhere = bind(host, 0, false);
                LOG.warn(
                        "Port {} is in use; health and metrics are at {}. Set {} to choose",
                        port,
                        elsewhere.getAddress(),
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
                    + "', which is no address or name that is known here; 127.0.0.1 is this machine, 0.0.0.0 all its"
                    + " addresses");
        }
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals(path)) {
                    exchange.sendResponseHeaders(404, -1);
                } else if (!exchange.getRequestMethod().equals("GET")) {
                    exchange.getResponseHeaders().set("Allow", "GET");
                    exchange.sendResponseHeaders(405, -1);
                } else {
                    handler.handle(exchange);
                }
            } catch (RuntimeException e) {
                LOG.warn("{} cannot be answered: {}", path, e.toString());
                exchange.sendResponseHeaders(500, -1);
            }
        });
    }

    private static void answer(HttpExchange exchange, HealthReport.Answer answer) throws IOException {
        send(exchange, answer.well() ? 200 : 503, "application/json", answer.json());
    }

    private void scrape(HttpExchange exchange) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept");
        Metrics.Scrape scrape = metrics.scrape(accepted);
        send(exchange, 200, scrape.contentType(), scrape.text());
    }

    private static void send(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    }
}
