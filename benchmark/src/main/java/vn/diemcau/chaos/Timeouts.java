package vn.diemcau.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Time-outs of the services that are short enough to be outlasted in a test. */
final class Timeouts {
    /** Longer than a session, the time between two polls and a transaction may last. */
    static final Duration OUTLASTED = Duration.ofSeconds(12);

    /** The longest of the time-outs below. */
    static final Duration LONGEST = Duration.ofSeconds(8);

    private static final String KAFKA = "DIEMCAU_KAFKA_";

    private Timeouts() {}

    /** Settings with which others soon notice that a process is unavailable. */
    static Map<String, String> ofMembers() {
        return Map.of(KAFKA + "SESSION_TIMEOUT_MS", "6000", KAFKA + "MAX_POLL_INTERVAL_MS", "" + LONGEST.toMillis());
    }

    /** Settings with which a process soon notices that the broker is unavailable, too. */
    static Map<String, String> all() {
        Map<String, String> settings = new HashMap<>(ofMembers());
        settings.put(KAFKA + "REQUEST_TIMEOUT_MS", "3000");
        settings.put(KAFKA + "DEFAULT_API_TIMEOUT_MS", "5000");
        settings.put(KAFKA + "DELIVERY_TIMEOUT_MS", "" + LONGEST.toMillis());
        settings.put(KAFKA + "MAX_BLOCK_MS", "5000");
        return settings;
    }
}
