package vn.diemcau.service.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import vn.diemcau.service.metrics.Latencies;

/** Counts answered requests by route, method, status and the name of the key that was shown, and times them by route. */
final class RequestMetrics {
    /** The label for unknown paths, of which there may be any number. */
    private static final String OTHER = "other";

    private static final String NOBODY = "none";

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(Context ctx, float milliseconds) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? OTHER : endpoint.path;
        String caller = ctx.attribute(HttpService.CALLER);
        Counter.builder("diemcau.http.requests")
                .description("requests that were answered")
                .tag("route", route)
                .tag("method", endpoint == null ? OTHER : ctx.method().name())
                .tag("status", Integer.toString(ctx.statusCode()))
                .tag("key", caller == null ? NOBODY : caller)
                .register(registry)
                .increment();
        Timer.builder("diemcau.http.request")
                .description("from the head of a request to the end of its answer")
                .tag("route", route)
                .serviceLevelObjectives(Latencies.buckets())
                .register(registry)
                .record((long) (milliseconds * 1000), TimeUnit.MICROSECONDS);
    }
}
