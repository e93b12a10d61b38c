package vn.diemcau.stack.chaos;

import java.time.Duration;
import java.util.Map;

/** Time-outs of the services that are short enough to be outlasted in a test. */
final class Timeouts {
    /** Longer than a session, the time between two polls and a transaction may last. */
    static final Duration OUTLASTED = Duration.ofSeconds(12);

    private static final String KAFKA = "DIEMCAU_KAFKA_";

    private Timeouts() {}

    /** The settings. */
    static Map<String, String> settings() {
        return Map.of(
                KAFKA + "SESSION_TIMEOUT_MS", "6000",
                KAFKA + "HEARTBEAT_INTERVAL_MS", "1500",
                KAFKA + "MAX_POLL_INTERVAL_MS", "8000");
    }
}
