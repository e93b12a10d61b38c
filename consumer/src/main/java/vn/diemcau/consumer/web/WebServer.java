package vn.diemcau.consumer.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.changes.ChangeFeed;
import vn.diemcau.consumer.read.InvalidParameterException;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.read.UnitList;
import vn.diemcau.consumer.table.DatabaseErrors;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.consumer.write.SummaryRows;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.http.HttpService;
import vn.diemcau.service.http.Problem;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** Serves the API. It starts whether the database and the brokers are there or not, and answers 503 while they are not. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int USUAL_PORT = 8080;
    private static final String OPEN_API = "/openapi/api.json";
    private static final int THREADS = 64;
    private static final int RETRY_SECONDS = 5;

    private final SummaryStore store;
    private final TopicLag lag;
    private final PipelineTopics topics;
    private final ChangeFeed feed;
    private final HttpService http;

    private WebServer(SummaryStore store, TopicLag lag, PipelineTopics topics, ChangeFeed feed, HttpService http) {
        this.store = store;
        this.lag = lag;
        this.topics = topics;
        this.feed = feed;
        this.http = http;
    }

    /**
     * Starts to serve at the address of the settings; empty if they say not to serve. If the default port is in use, it
     * takes a free one and logs it: there may be several on a machine.
     *
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static Optional<WebServer> start(Settings settings, Metrics metrics) throws IOException {
        boolean chosen = !settings.get(Setting.WEB_PORT).isEmpty();
        int port = chosen ? settings.number(Setting.WEB_PORT) : USUAL_PORT;
        if (chosen && port == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(start(settings, address(settings, port), metrics));
        } catch (IOException e) {
            if (chosen) {
                throw e;
            }
            WebServer elsewhere = start(settings, address(settings, 0), metrics);
            LOG.atWarn()
                    .addKeyValue("event", "listening")
                    .addKeyValue("uri", elsewhere.uri())
                    .log(
                            "Port {} is in use, so the API is on another one; set {} to choose",
                            port,
                            Setting.WEB_PORT.variable());
            return Optional.of(elsewhere);
        }
    }

    /** Where the settings say that it is to be found, at a port. */
    public static HttpAddress address(Settings settings, int port) {
        return HttpAddress.of(settings.get(Setting.WEB_HOST), port, settings.get(Setting.WEB_NAMES));
    }

    /**
     * Starts to serve at an address.
     *
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static WebServer start(Settings settings, HttpAddress address, Metrics metrics) throws IOException {
        SummaryStore store = SummaryStore.open(settings);
        PipelineTopics topics = new PipelineTopics(settings);
        TopicLag lag = new TopicLag(settings, topics);
        ChangeFeed feed = new ChangeFeed(store, () -> TopicReaders.create(settings, 5_000), new SummaryRows(settings));
        try {
            HttpService http = HttpService.start(
                    "API",
                    address,
                    THREADS + ClientCounts.MOST,
                    OPEN_API,
                    metrics,
                    config -> addTo(config, settings, store, lag, topics, feed, metrics));
            return new WebServer(store, lag, topics, feed, http);
        } catch (IOException | RuntimeException e) {
            feed.close();
            lag.close();
            topics.close();
            store.close();
            throw e;
        }
    }

    /** The address for clients of this machine. */
    public URI uri() {
        return http.uri();
    }

    @Override
    public void close() {
        // First, because a stop waits for running requests.
        feed.close();
        http.close();
        lag.close();
        topics.close();
        store.close();
    }

    private static void addTo(
            JavalinConfig config,
            Settings settings,
            SummaryStore store,
            TopicLag lag,
            PipelineTopics topics,
            ChangeFeed feed,
            Metrics metrics) {
        // An identifier is any text: '.', '..' and what else a path may hold only when it is encoded.
        config.jetty.modifyHttpConfiguration(WebServer::takeAnyPath);
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
        Export export = new Export(store);
        for (SummaryTable table : SummaryTable.values()) {
            get(config, "/v1/" + table.label(), ListRoute.of(table, store, export));
        }
        get(
                config,
                "/v1/conferences/{id}",
                new DetailRoute(
                        SummaryTable.CONFERENCES,
                        List.of("id"),
                        List.of(SummaryTable.PARTICIPATION, SummaryTable.DIRECTIVES),
                        store));
        get(
                config,
                "/v1/directives/{conferenceId}/{directiveId}",
                new DetailRoute(
                        SummaryTable.DIRECTIVES,
                        List.of("conferenceId", "directiveId"),
                        List.of(SummaryTable.STATUSES),
                        store));
        for (UnitList list : UnitList.values()) {
            get(config, "/v1/" + list.label(), ListRoute.of(list, store, export));
        }
        get(config, "/v1/operations", new OperationsRoute(store, topics));
        get(config, "/v1/meta", new MetaRoute(settings, store, lag));
        get(config, "/v1/changes", new ChangesRoute(feed, new ClientCounts()));
        Dashboard.addTo(config.routes);
        metrics.registry().gauge("diemcau.changes.listeners", feed, ChangeFeed::listeners);
    }

    /** A route that answers wrong parameters with 400 and the reason; HEAD is answered as GET, without the body. */
    private static void get(JavalinConfig config, String path, Handler route) {
        Handler handler = ctx -> {
            try {
                route.handle(ctx);
            } catch (InvalidParameterException e) {
                throw new Problem(400, e.getMessage()).field(e.parameter());
            }
        };
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    private static void takeAnyPath(HttpConfiguration configuration) {
        configuration.setUriCompliance(UriCompliance.UNSAFE);
    }

    /** The answer while the database is unavailable; any other error is thrown again. */
    static RuntimeException unavailable(RuntimeException error) {
        if (!DatabaseErrors.isPassing(error) && !DatabaseErrors.isIncomplete(error)) {
            return error;
        }
        return new Problem(503, "The database cannot answer now; try again later").retryAfter(RETRY_SECONDS);
    }

    /** Nothing but these parameters. */
    static void requireNone(Map<String, List<String>> parameters) {
        parameters.keySet().stream().findFirst().ifPresent(name -> {
            throw new InvalidParameterException(name, "There is no parameter '" + name + "' here");
        });
    }
}
