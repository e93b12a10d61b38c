package vn.diemcau.consumer.process;

import vn.diemcau.service.metrics.Metrics;
import vn.diemcau.service.process.Foreground;
import vn.diemcau.service.settings.Settings;

/** The consumer as a process of its own, with settings from the environment; exits with 1 when it fails. */
public final class ConsumerMain {
    private static final int HEALTH_PORT = 8092;

    private ConsumerMain() {}

    public static void main(String[] arguments) {
        System.exit(run(Settings.from(System.getenv())));
    }

    /**
     * Runs until the consumer fails or the process is asked to stop.
     *
     * @return the code to exit with
     * @throws vn.diemcau.service.settings.SettingException if a setting is malformed
     */
    public static int run(Settings settings) {
        Metrics metrics = Metrics.ofProcess();
        return Foreground.run(new ConsumerProcess(settings, metrics), settings, HEALTH_PORT, metrics);
    }
}
