package vn.diemcau.stack;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import vn.diemcau.service.Settings;
import vn.diemcau.streams.StreamsService;

/** {@code diemcau streams}: the streams service in the foreground. */
@Command(
        name = "streams",
        description = "Counts events into summaries; configured by environment variables DIEMCAU_*. The topics have to"
                + " be there. Ends on SIGINT or SIGTERM.",
        mixinStandardHelpOptions = true)
final class StreamsCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
        try (StreamsService service = new StreamsService(Settings.from(System.getenv()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "streams-closer"));
            service.start();
            service.stopped().get();
            return 0;
        } catch (ExecutionException e) {
            throw new StackException("Streams stopped: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
