package vn.diemcau.producer.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a gateway measures beside its requests. */
final class GatewayMetrics {
    private final MeterRegistry registry;
    private final AtomicInteger events = new AtomicInteger();

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("diemcau.gateway.events.in.flight", events, AtomicInteger::get)
                .description("events that were sent and are not acknowledged yet")
                .register(registry);
    }

    void inFlight(AtomicLong bytes, AtomicInteger requests) {
        Gauge.builder("diemcau.gateway.in.flight", bytes, AtomicLong::get)
                .description("bytes of events that were read and are not answered yet")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        Gauge.builder("diemcau.gateway.requests.in.flight", requests, AtomicInteger::get)
                .description("requests with events that are at work")
                .register(registry);
    }

    void sent() {
        events.incrementAndGet();
    }

    void settled() {
        events.decrementAndGet();
    }

    /** Events that were answered. */
    void answered(EventResult.Status status, Caller caller, long count) {
        if (count > 0) {
            Counter.builder("diemcau.gateway.events")
                    .description("events that were answered")
                    .tag("status", status.label())
                    .tag("key", caller.name() == null ? "none" : caller.name())
                    .register(registry)
                    .increment((double) count);
        }
    }

    /** Bytes of bodies as they were sent. */
    void received(long bytes) {
        Counter.builder("diemcau.gateway.received")
                .description("bytes of bodies as they were sent")
                .baseUnit(BaseUnits.BYTES)
                .register(registry)
                .increment((double) bytes);
    }

    /** A request that was refused, because there is too much to do. */
    void shed(String reason) {
        Counter.builder("diemcau.gateway.shed")
                .description("requests that were refused because there was too much to do")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }
}
