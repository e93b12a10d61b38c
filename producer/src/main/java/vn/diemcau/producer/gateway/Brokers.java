package vn.diemcau.producer.gateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.producer.send.EventProducers;
import vn.diemcau.producer.send.SendException;
import vn.diemcau.service.http.Problem;
import vn.diemcau.service.settings.Settings;

/**
 * Whether the brokers accept events. Nothing is sent until the topics are checked; and for a moment after a failure,
 * requests are refused at once, so that they do not all wait for a failure of their own.
 */
final class Brokers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int RETRY_AFTER_SECONDS = 5;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final GatewayMetrics metrics;
    private volatile String obstacle = "The topics have not been checked yet";
    private volatile boolean known;
    private volatile long failedAt;
    private volatile boolean failing;

    Brokers(Settings settings, GatewayMetrics metrics) {
        this.metrics = metrics;
        Thread thread = new Thread(() -> awaitTopics(settings), "gateway-topics");
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitTopics(Settings settings) {
        try {
            while (!known) {
                try {
                    EventProducers.checkTopics(settings);
                    known = true;
                } catch (SendException e) {
                    obstacle = e.getMessage();
                    LOG.atWarn()
                            .addKeyValue("event", "waiting")
                            .addKeyValue("for", "the event topics")
                            .addKeyValue("reason", e.getMessage())
                            .log("Waiting");
                    if (closed.await(PAUSE_NANOS, TimeUnit.NANOSECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws Problem 503 if nothing can be sent now */
    void check() {
        if (!known) {
            metrics.shed("brokers");
            throw unavailable(obstacle);
        }
        if (failing && System.nanoTime() - failedAt < PAUSE_NANOS) {
            metrics.shed("brokers");
            throw unavailable("The brokers did not acknowledge what was sent last");
        }
    }

    void acknowledged() {
        if (failing) {
            failing = false;
        }
    }

    void failed() {
        failedAt = System.nanoTime();
        failing = true;
    }

    static Problem unavailable(String detail) {
        return new Problem(
                        503,
                        detail + "; send the whole request again later: events that have arrived already count once")
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
