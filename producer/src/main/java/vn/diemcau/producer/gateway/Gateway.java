package vn.diemcau.producer.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.producer.send.EventRecords;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.health.TopicsCheck;
import vn.diemcau.service.http.HttpAddress;
import vn.diemcau.service.http.HttpService;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Service;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** Takes events by HTTP and sends them to the topics, with one producer for all requests. */
public final class Gateway implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final String OPEN_API = "/openapi/gateway.json";
    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final String REFUSE = "refuse";

    private final CountDownLatch closed = new CountDownLatch(1);
    private final TopicsCheck topics;
    private final Producer<String, Object> producer;
    private final Brokers brokers;
    private final HttpService http;

    private Gateway(Settings settings, Metrics metrics, GatewayLimits limits) throws IOException {
        HttpAddress address = HttpAddress.of(
                settings.get(Setting.GATEWAY_HOST),
                settings.number(Setting.GATEWAY_PORT),
                settings.get(Setting.GATEWAY_NAMES));
        ApiKeys keys = keys(settings, address);
        GatewayMetrics measured = new GatewayMetrics(metrics.registry());
        CallerCheck callers =
                new CallerCheck(keys, address.isLoopback(), settings.number(Setting.GATEWAY_RATE), measured);
        InFlight inFlight = new InFlight(limits, measured);
        topics = new TopicsCheck(settings, Topics.events());
        producer = EventProducers.createForRequests(settings);
        brokers = new Brokers(settings, measured);
        EventRecords records = new EventRecords("gateway", settings.get(Setting.TOPIC_PREFIX));
        EventsTaker taker =
                new EventsTaker(new EventBatch.Shared(producer, records, brokers, limits, measured));
        EventsRoute events = new EventsRoute(callers, inFlight, taker);
        ReportsRoute reports = new ReportsRoute(callers, inFlight, taker);
        ExtractRoute extract = new ExtractRoute(callers, inFlight);
        try {
            http = HttpService.start("gateway", address, limits.requests(), OPEN_API, metrics, config -> {
                config.routes.post(EventsRoute.PATH, events::handle);
                config.routes.post(ExtractRoute.PATH, extract::handle);
                config.routes.post(ReportsRoute.PATH, reports::handle);
                ReportPage.addTo(config.routes);
            });
        } catch (IOException | RuntimeException e) {
            closeClients();
            throw e;
        }
        LOG.atInfo().addKeyValue("event", "listening").addKeyValue("uri", http.uri()).addKeyValue("keysNeeded", keys.needed()).log("The gateway is served");
    }

    /**
     * Starts to take events.
     *
     * @throws SettingException if a setting is invalid, or the gateway would be open to others without a key
     */
    public static Gateway start(Settings settings, Metrics metrics) {
        return start(settings, metrics, GatewayLimits.CONTRACT);
    }

    static Gateway start(Settings settings, Metrics metrics, GatewayLimits limits) {
        try {
            return new Gateway(settings, metrics, limits);
        } catch (IOException e) {
            throw new SettingException(e.getMessage());
        }
    }

    /** Its address, e.g. {@code http://127.0.0.1:8088}. */
    public URI uri() {
        return http.uri();
    }

    @Override
    public void run() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Probes probes() {
        return new Probes(Optional::empty, Map.of("topics", topics));
    }

    /** Answers the requests in progress first. */
    @Override
    public synchronized void close() {
        if (closed.getCount() > 0) {
            http.close();
            closeClients();
            closed.countDown();
        }
    }

    private void closeClients() {
        brokers.close();
        producer.close(CLOSE);
        topics.close();
    }

    /** The file of the keys that settings name. */
    public static KeyFile keyFile(Settings settings) {
        return new KeyFile(Path.of(settings.get(Setting.KEYS_FILE)));
    }

    private static ApiKeys keys(Settings settings, HttpAddress address) throws IOException {
        String without = settings.get(Setting.GATEWAY_WITHOUT_KEYS);
        if (!without.equals(REFUSE) && !without.equals(Setting.GATEWAY_WITHOUT_KEYS.defaultValue())) {
            throw new SettingException(
                    Setting.GATEWAY_WITHOUT_KEYS.variable() + " is '" + without + "'; it takes stop or refuse");
        }
        ApiKeys keys = new ApiKeys(keyFile(settings));
        if (!keys.needed() && !address.isLoopback()) {
            String said = "There is no API key in " + keyFile(settings).path()
                    + ", and without a key the gateway listens"
                    + " on loopback only, not on " + address.host() + ": create one with 'diemcau keys create NAME', or"
                    + " set " + Setting.GATEWAY_HOST.variable() + " to " + HttpAddress.LOOPBACK;
            if (!without.equals(REFUSE)) {
                throw new SettingException(said);
            }
            LOG.atWarn().addKeyValue("event", "refusing").addKeyValue("reason", said).log("The gateway refuses all requests");
        }
        return keys;
    }
}
