package vn.diemcau.stack;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.producer.simulate.Demo;
import vn.diemcau.producer.simulate.SimulationException;
import vn.diemcau.service.settings.Settings;

/** Sends invented conferences to the stack in the background, until it is closed. */
final class DemoFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoFeed.class);

    private final Thread thread;
    private volatile boolean isClosing;

    private DemoFeed(Settings settings, Consumer<String> messages) {
        thread = new Thread(() -> feed(settings, messages), "demo");
        thread.setDaemon(true);
    }

    /** Starts sending to the cluster of the settings. */
    static DemoFeed start(Settings settings, Consumer<String> messages) {
        DemoFeed feed = new DemoFeed(settings, messages);
        feed.thread.start();
        return feed;
    }

    /** Stops sending; what was sent stays. */
    @Override
    public void close() {
        isClosing = true;
        thread.interrupt();
    }

    private void feed(Settings settings, Consumer<String> messages) {
        try {
            Demo.run(
                    settings,
                    message -> LOG.atInfo().addKeyValue("event", "demo").log(message));
        } catch (SimulationException | RuntimeException e) {
            if (!isClosing) {
                messages.accept("The demo sends no more events: " + e.getMessage());
            }
        }
    }
}
