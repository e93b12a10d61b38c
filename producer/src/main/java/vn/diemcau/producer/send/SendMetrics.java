package vn.diemcau.producer.send;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import vn.diemcau.service.health.HealthServer;
import vn.diemcau.service.health.Probes;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/** The metrics of a command that sends, served while it runs, if {@code DIEMCAU_HEALTH_PORT} is set. */
public final class SendMetrics implements AutoCloseable {
    private final Optional<HealthServer> server;
    private final Runnable unbind;

    private SendMetrics(Optional<HealthServer> server, Runnable unbind) {
        this.server = server;
        this.unbind = unbind;
    }

    /**
     * Serves the metrics of a producer and of the process; nothing where no port is set.
     *
     * @throws vn.diemcau.service.settings.SettingException if the port is in use or none
     */
    public static SendMetrics serve(Settings settings, Producer<?, ?> producer) {
        if (settings.get(Setting.HEALTH_PORT).isEmpty()) {
            return new SendMetrics(Optional.empty(), () -> {});
        }
        Metrics metrics = Metrics.ofProcess();
        Runnable unbind = metrics.bind(() -> new KafkaClientMetrics(producer));
        return new SendMetrics(HealthServer.start(settings, 0, new Probes(Optional::empty, Map.of()), metrics), unbind);
    }

    @Override
    public void close() {
        server.ifPresent(HealthServer::close);
        unbind.run();
    }
}
