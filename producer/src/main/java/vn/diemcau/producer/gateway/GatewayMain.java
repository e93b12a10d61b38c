package vn.diemcau.producer.gateway;

import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Foreground;
import vn.diemcau.service.settings.Settings;

/** The gateway as a process of its own, with settings from the environment. */
public final class GatewayMain {
    private static final int HEALTH_PORT = 8093;

    private GatewayMain() {}

    /**
     * Runs until the process is asked to stop.
     *
     * @return the code to exit with
     * @throws vn.diemcau.service.settings.SettingException if a setting is invalid
     */
    public static int run(Settings settings) {
        Metrics metrics = Metrics.ofProcess();
        return Foreground.run(Gateway.start(settings, metrics), settings, HEALTH_PORT, metrics);
    }
}
