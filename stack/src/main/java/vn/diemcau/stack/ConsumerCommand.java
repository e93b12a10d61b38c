package vn.diemcau.stack;

import picocli.CommandLine.Command;
import vn.diemcau.consumer.ConsumerMain;

/** {@code diemcau consumer}: the persisting consumer in the foreground. */
@Command(
        name = "consumer",
        description = "Writes summaries into the database; configured by environment variables DIEMCAU_*. Ends on"
                + " SIGINT or SIGTERM.",
        mixinStandardHelpOptions = true)
final class ConsumerCommand implements Runnable {
    @Override
    public void run() {
        ConsumerMain.main(new String[0]);
    }
}
