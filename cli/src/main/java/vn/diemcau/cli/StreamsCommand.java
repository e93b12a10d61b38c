package vn.diemcau.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.diemcau.service.process.TemporaryDirectory;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.runtime.StreamsMain;

/** {@code diemcau streams}: the streams service in the foreground. */
@Command(
        name = "streams",
        description = "Counts events into summaries. Configured by the environment variables DIEMCAU_*. The topics must"
                + " exist. Stops on SIGINT or SIGTERM.",
        mixinStandardHelpOptions = true)
final class StreamsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        // The library of the state store is unpacked there.
        TemporaryDirectory.require();
        return StreamsMain.run(Settings.from(System.getenv()));
    }
}
