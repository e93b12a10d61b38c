package vn.diemcau.producer.gateway;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.diemcau.service.http.HttpService;
import vn.diemcau.service.http.Problem;

/** Admits requests with a valid key, as often as its rate allows; all requests if no key is needed. */
final class CallerCheck {
    private static final String SCHEME = "bearer ";

    private final ApiKeys keys;
    private final boolean loopback;
    private final int requestsPerSecond;
    private final GatewayMetrics metrics;
    private final Map<String, Bucket> rates = new ConcurrentHashMap<>();

    /**
     * A check.
     *
     * @param loopback whether only this machine can reach the gateway; elsewhere a key is always needed
     * @param requestsPerSecond of each key, twice as many at once; 0: as many as they like
     */
    CallerCheck(ApiKeys keys, boolean loopback, int requestsPerSecond, GatewayMetrics metrics) {
        this.keys = keys;
        this.loopback = loopback;
        this.requestsPerSecond = requestsPerSecond;
        this.metrics = metrics;
    }

    /**
     * Who sends a request.
     *
     * @throws Problem 401 if a key is needed and it has no valid one; 429 if it comes too soon
     */
    Caller check(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization == null) {
            if (keys.needed() || !loopback) {
                throw unauthorized("A key is needed: send it as 'Authorization: Bearer KEY'");
            }
            return Caller.ANYBODY;
        }
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw unauthorized("The header Authorization takes 'Bearer KEY' and nothing else");
        }
        ApiKey key = keys.find(authorization.substring(SCHEME.length()).strip())
                .orElseThrow(() -> unauthorized("The key is unknown or was revoked; ask for another"));
        ctx.attribute(HttpService.CALLER, key.name());
        slowDown(key.name());
        return new Caller(key.name(), Set.copyOf(key.provinces()));
    }

    private void slowDown(String name) {
        if (requestsPerSecond == 0) {
            return;
        }
        ConsumptionProbe probe = rates.computeIfAbsent(name, any -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            metrics.shed("rate");
            throw new Problem(
                            429,
                            "The key '" + name + "' may send " + requestsPerSecond
                                    + " requests a second; put more events into each, or wait")
                    .retryAfter(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(2L * requestsPerSecond)
                        .refillGreedy(requestsPerSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    private static Problem unauthorized(String detail) {
        return new Problem(401, detail).header("WWW-Authenticate", "Bearer");
    }
}
