package vn.diemcau.cli.gateway;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.diemcau.producer.gateway.GatewayMain;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau gateway}: the ingest gateway in the foreground. */
@Command(
        name = "gateway",
        description =
                "Accepts events by HTTP and sends them to the topics. Configured by the environment variables DIEMCAU_*."
                        + " Stops on SIGINT or SIGTERM, after it has answered the requests in progress.",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return GatewayMain.run(Settings.from(System.getenv()));
    }
}
