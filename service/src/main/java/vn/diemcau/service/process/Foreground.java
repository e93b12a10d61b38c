package vn.diemcau.service.process;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.health.HealthServer;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;

/** Runs a service as the main work of a process. */
public final class Foreground {
    private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);

    private Foreground() {}

    /**
     * Runs a service, and serves its health and metrics, until it fails or the process is asked to stop by SIGINT or
     * SIGTERM; then the service is closed before the process ends, with Java's exit codes 130 and 143.
     *
     * @param ownPort the port of health and metrics where the settings name none
     * @return the code to exit with: 0 if something closed the service, 1 if it failed, which is logged
     * @throws SettingException if the settings of health and metrics are wrong; the service has not run then
     */
    public static int run(Service service, Settings settings, int ownPort, Metrics metrics) {
        Optional<HealthServer> health = HealthServer.start(settings, ownPort, service.probes(), metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "closer"));
        try {
            service.run();
            return 0;
        } catch (RuntimeException | Error e) {
            LOG.atError()
                    .addKeyValue("event", "stopped")
                    .addKeyValue(
                            "reason",
                            AccessException.of(e).map(Throwable::getMessage).orElse(e.toString()))
                    .log("The service stops");
            LOG.debug("The service stops", e);
            return ExitCodes.FAILED;
        } finally {
            service.close();
            health.ifPresent(HealthServer::close);
        }
    }
}
