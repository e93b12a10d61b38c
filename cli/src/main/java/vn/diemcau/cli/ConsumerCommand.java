package vn.diemcau.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.diemcau.consumer.process.ConsumerMain;
import vn.diemcau.service.settings.Settings;

/** {@code diemcau consumer}: the persisting consumer in the foreground. */
@Command(
        name = "consumer",
        description = "Writes summaries into the database and serves the API and the dashboard. Configured by the"
                + " environment variables DIEMCAU_*. Stops on SIGINT or SIGTERM.",
        mixinStandardHelpOptions = true)
final class ConsumerCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ConsumerMain.run(Settings.from(System.getenv()));
    }
}
