package vn.diemcau.cli.reconcile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.cli.command.CountingOptions;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.kafka.Cluster;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Service;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** Compares a sample of the conferences at regular intervals, and measures what it finds; docs/METRICS.md. */
public final class ReconcileService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileService.class);

    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** More of them say no more. */
    private static final int MOST_LOGGED = 20;

    private final Settings settings;
    private final Duration interval;
    private final int sample;
    private final Duration patience;
    private final Counter conferences;
    private final Counter differences;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread runner;
    private volatile Instant comparedAt;
    private volatile String problem;

    /**
     * A service that is yet to be run.
     *
     * @param settings say where everything is, how often to compare and how many conferences
     * @param patience how long nothing may move
     * @throws SettingException if there is nothing to compare, or never
     */
    public ReconcileService(Settings settings, Duration patience, Metrics metrics) {
        this.settings = settings;
        this.interval = Duration.ofMinutes(atLeastOne(settings, Setting.RECONCILE_MINUTES));
        this.sample = atLeastOne(settings, Setting.RECONCILE_SAMPLE);
        this.patience = patience;
        MeterRegistry registry = metrics.registry();
        this.conferences = Counter.builder("diemcau.reconcile.conferences")
                .description("Conferences whose rows were compared with their events")
                .register(registry);
        this.differences = Counter.builder("diemcau.reconcile.differences")
                .description("Fields and rows that were not what the events say")
                .register(registry);
        Gauge.builder("diemcau.reconcile.timestamp", this::compared)
                .description("When a sample was compared last")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Compares until it is closed, the first time once an interval is over: whatever it needs may be starting too. */
    @Override
    public void run() {
        runner = Thread.currentThread();
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                compare();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Probes probes() {
        return new Probes(Optional::empty, Map.of("reconcile", () -> Optional.ofNullable(problem)));
    }

    @Override
    public void close() {
        closed.countDown();
        Thread running = runner;
        if (running != null && running != Thread.currentThread()) {
            running.interrupt();
            try {
                running.join(CLOSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Compares a sample now. */
    public void compare() {
        try (Cluster cluster = Cluster.withEvents(settings);
                Database database = Database.connect(settings)) {
            Differences found = new Differences(
                    MOST_LOGGED,
                    difference -> LOG.atError()
                            .addKeyValue("event", "difference")
                            .addKeyValue("reason", difference)
                            .log("A row is not what the events say"));
            SampleReconciliation.Result result = new SampleReconciliation(
                            cluster, database.dataSource(), () -> CountingOptions.today(settings), patience, LOG::debug)
                    .run(sample, random, found);
            conferences.increment(result.conferences());
            differences.increment((double) found.count());
            comparedAt = Instant.now();
            problem = null;
            LOG.atInfo()
                    .addKeyValue("event", "compared")
                    .addKeyValue("partition", result.partition())
                    .addKeyValue("conferences", result.conferences())
                    .addKeyValue("events", result.events())
                    .addKeyValue("province", result.province())
                    .addKeyValue("differences", found.count())
                    .log("Compared a sample with its events");
        } catch (RuntimeException e) {
            if (closed.getCount() == 0) {
                return;
            }
            problem = "the last comparison failed: " + e.getMessage();
            LOG.atWarn()
                    .addKeyValue("event", "waiting")
                    .addKeyValue("for", "the next comparison")
                    .addKeyValue("reason", e.getMessage())
                    .log("The comparison failed");
        }
    }

    private double compared() {
        return comparedAt == null ? Double.NaN : comparedAt.toEpochMilli() / 1000.0;
    }

    private static int atLeastOne(Settings settings, Setting setting) {
        int number = settings.number(setting);
        if (number < 1) {
            throw new SettingException(setting.variable() + " is " + number + "; it takes one or more");
        }
        return number;
    }
}
