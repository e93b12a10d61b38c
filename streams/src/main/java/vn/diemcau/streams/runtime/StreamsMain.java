package vn.diemcau.streams.runtime;

import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Foreground;
import vn.diemcau.service.settings.Settings;

/** The streams service as a process, with settings from the environment; exits with 1 if it fails. */
public final class StreamsMain {
    private static final int HEALTH_PORT = 8091;

    private StreamsMain() {}

    public static void main(String[] arguments) {
        System.exit(run(Settings.from(System.getenv())));
    }

    /**
     * Runs until the service fails or the process is asked to stop.
     *
     * @return the code to exit with
     * @throws vn.diemcau.service.settings.SettingException if a setting is malformed
     */
    public static int run(Settings settings) {
        Metrics metrics = Metrics.ofProcess();
        return Foreground.run(new StreamsService(settings, metrics), settings, HEALTH_PORT, metrics);
    }
}
