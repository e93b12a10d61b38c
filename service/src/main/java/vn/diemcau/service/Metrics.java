package vn.diemcau.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** The metrics of a process, as Prometheus reads them. */
public final class Metrics {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";
    private static final String OPEN_METRICS = OPEN_METRICS_TYPE + "; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Metrics of the Java process alone; its services add theirs to {@link #registry}. */
    @SuppressWarnings("resource") // the listener to collections goes with the process
    public Metrics() {
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmGcMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Where services register what they measure. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All that is measured. */
    record Scrape(String contentType, String text) {}

    /** All that is measured, in the form that a scraper asks for in its header {@code Accept}, which may be null. */
    Scrape scrape(String accepted) {
        String contentType = accepted != null && accepted.contains(OPEN_METRICS_TYPE) ? OPEN_METRICS : TEXT;
        return new Scrape(contentType, registry.scrape(contentType));
    }
}
