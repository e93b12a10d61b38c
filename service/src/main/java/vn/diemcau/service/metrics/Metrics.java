package vn.diemcau.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a service registers its metrics: those of its process, or nowhere. */
public abstract sealed class Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private Metrics() {}

    /** Metrics that can be served to Prometheus, with those of the Java process. */
    public static Metrics ofProcess() {
        Served served = new Served();
        served.bind(JvmMemoryMetrics::new);
        served.bind(JvmGcMetrics::new);
        served.bind(JvmThreadMetrics::new);
        served.bind(ProcessorMetrics::new);
        served.bind(FileDescriptorMetrics::new);
        served.bind(UptimeMetrics::new);
        return served;
    }

    /** For a process without monitoring; values are discarded, at almost no cost. */
    public static Metrics none() {
        return new None();
    }

    /** Where to register what is measured. */
    public abstract MeterRegistry registry();

    /** Adds the metrics of a library, if metrics are served; the result removes them. */
    public abstract Runnable bind(Supplier<? extends MeterBinder> library);

    /** All metrics, as text of a type. */
    public record Scrape(String contentType, String text) {}

    /** All metrics, in the form that the header {@code Accept} of a scraper asks for, which may be null. */
    public abstract Scrape scrape(String accepted);

    private static final class Served extends Metrics {
        private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
        private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";
        private static final String OPEN_METRICS = OPEN_METRICS_TYPE + "; version=1.0.0; charset=utf-8";

        private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        @Override
        public MeterRegistry registry() {
            return registry;
        }

        @Override
        public Runnable bind(Supplier<? extends MeterBinder> library) {
            MeterBinder binder = library.get();
            binder.bindTo(registry);
            return () -> close(binder);
        }

        private static void close(MeterBinder binder) {
            if (binder instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.debug("Metrics are not removed", e);
                }
            }
        }

        @Override
        public Scrape scrape(String accepted) {
            String contentType = accepted != null && accepted.contains(OPEN_METRICS_TYPE) ? OPEN_METRICS : TEXT;
            return new Scrape(contentType, registry.scrape(contentType));
        }
    }

    private static final class None extends Metrics {
        private final MeterRegistry registry = new CompositeMeterRegistry();

        @Override
        public MeterRegistry registry() {
            return registry;
        }

        @Override
        public Runnable bind(Supplier<? extends MeterBinder> library) {
            // Kafka's metrics have a thread of their own that goes through hundreds of them.
            return () -> {};
        }

        @Override
        public Scrape scrape(String accepted) {
            return new Scrape("text/plain", "");
        }
    }
}
