package vn.diemcau.consumer.write;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.consumer.table.DatabaseErrors;
import vn.diemcau.consumer.table.DatabaseException;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.health.TopicsCheck;
import vn.diemcau.service.kafka.BrokerNames;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Service;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** The consumer as a service: waits until the database and the name of a broker are there, then consumes. */
public final class ConsumerService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerService.class);

    private final Settings settings;
    private final Metrics metrics;
    private final TopicsCheck topics;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean ownsDatabase;
    private Database database;
    private SummaryConsumer consumer;
    private volatile String failure;
    private volatile String waitsFor = "its start";

    /**
     * A service that is not run yet.
     *
     * @param metrics where it registers what it measures
     * @throws vn.diemcau.service.settings.SettingException if a setting is malformed
     */
    public ConsumerService(Settings settings, Metrics metrics) {
        this(settings, metrics, Optional.empty());
    }

    /**
     * A service that is yet to be run, on a database that is open; whoever has opened it closes it.
     *
     * @throws vn.diemcau.service.settings.SettingException if a setting is malformed
     */
    public ConsumerService(Settings settings, Metrics metrics, Database opened) {
        this(settings, metrics, Optional.of(opened));
    }

    private ConsumerService(Settings settings, Metrics metrics, Optional<Database> opened) {
        this.settings = settings;
        this.metrics = metrics;
        this.database = opened.orElse(null);
        this.ownsDatabase = opened.isEmpty();
        this.topics = new TopicsCheck(settings, Topics.summaries());
        settings.instanceId();
    }

    @Override
    public void run() {
        try {
            if ((!ownsDatabase || retry("the database", this::openDatabase))
                    && retry("an address of " + settings.get(Setting.BOOTSTRAP_SERVERS), this::createConsumer)) {
                consumer().ifPresent(SummaryConsumer::run);
            }
        } catch (RuntimeException | Error e) {
            failure = String.valueOf(e.getMessage());
            throw e;
        }
    }

    @Override
    public Probes probes() {
        return new Probes(
                () -> Optional.ofNullable(failure),
                Map.of(
                        "topics",
                        topics,
                        "summaries",
                        () -> consumer().flatMap(SummaryConsumer::lost),
                        "database",
                        this::databaseProblem,
                        "consumer",
                        this::obstacle));
    }

    @Override
    public void close() {
        closed.countDown();
        consumer().ifPresent(SummaryConsumer::close);
        topics.close();
        if (ownsDatabase) {
            database().ifPresent(Database::close);
        }
    }

    /** Takes a step as soon as it is possible; returns whether it was taken before the service is closed. */
    private boolean retry(String what, Runnable step) {
        waitsFor = what;
        BackOff backOff = new BackOff(System::nanoTime);
        try {
            while (!closed.await(backOff.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    step.run();
                    return true;
                } catch (DatabaseException | KafkaException e) {
                    if (!DatabaseErrors.isPassing(e) && !BrokerNames.areUnresolved(e)) {
                        throw e;
                    }
                    LOG.atWarn()
                            .addKeyValue("event", "waiting")
                            .addKeyValue("for", what)
                            .addKeyValue("reason", e.getMessage())
                            .log("Waiting");
                    backOff.failed();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void openDatabase() {
        Database opened = Database.open(settings);
        synchronized (this) {
            if (closed.getCount() == 0) {
                opened.close();
            } else {
                database = opened;
            }
        }
    }

    private synchronized void createConsumer() {
        if (closed.getCount() > 0) {
            consumer = new SummaryConsumer(settings, database, metrics);
        }
    }

    private synchronized Optional<Database> database() {
        return Optional.ofNullable(database);
    }

    private synchronized Optional<SummaryConsumer> consumer() {
        return Optional.ofNullable(consumer);
    }

    private Optional<String> databaseProblem() throws SQLException {
        Optional<Database> opened = database();
        return opened.isPresent() ? opened.get().problem() : Optional.of("not opened yet");
    }

    private Optional<String> obstacle() {
        return consumer().isPresent() ? consumer().get().obstacle() : Optional.of("waits for " + waitsFor);
    }
}
