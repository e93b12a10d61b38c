package vn.diemcau.cli.gateway;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.diemcau.producer.gateway.GatewayMain;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau gateway}: the ingest gateway in the foreground. */
@Command(
        name = "gateway",
        description =
                "Takes events by HTTP and sends them to the topics; configured by environment variables DIEMCAU_*."
                        + " Ends on SIGINT or SIGTERM, once it has answered what is in flight.",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return GatewayMain.run(Settings.from(System.getenv()));
    }
}
