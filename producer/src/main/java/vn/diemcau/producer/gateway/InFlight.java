package vn.diemcau.producer.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import vn.diemcau.service.http.Problem;

/** Limits the bytes that are read and not answered yet. A single request is always admitted, up to its own limits. */
final class InFlight {
    private final GatewayLimits limits;
    private final GatewayMetrics metrics;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    InFlight(GatewayLimits limits, GatewayMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
        metrics.inFlight(bytes, requests);
    }

    /**
     * Admits a request.
     *
     * @param declared bytes of its body; negative where it does not say
     * @throws Problem 503 if the limit is reached
     */
    Share enter(long declared) {
        if (requests.incrementAndGet() > limits.requests()) {
            requests.decrementAndGet();
            metrics.shed("requests");
            throw full(limits.requests() + " requests are being processed");
        }
        Share share = new Share();
        if (!share.fits(Math.max(declared, 0))) {
            share.close();
            throw noRoom();
        }
        return share;
    }

    private Problem noRoom() {
        metrics.shed("bytes");
        return full("More than " + (limits.bytesInFlight() >> 20) + " MiB are being processed");
    }

    private static Problem full(String what) {
        return new Problem(
                        503,
                        what
                                + "; send the whole request again a little later: events that have arrived already count once")
                .retryAfter(1);
    }

    /** What one request holds. One thread uses it. */
    final class Share implements AutoCloseable {
        private long held;

        /**
         * @throws Problem 503 if the limit is reached
         */
        void take(long more) {
            if (!fits(more)) {
                throw noRoom();
            }
            held += more;
            bytes.addAndGet(more);
        }

        private boolean fits(long more) {
            long others = bytes.get() - held;
            return others <= 0 || others + held + more <= limits.bytesInFlight();
        }

        @Override
        public void close() {
            bytes.addAndGet(-held);
            held = 0;
            requests.decrementAndGet();
        }
    }
}
