package vn.diemcau.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import vn.diemcau.cli.cluster.PipelineBarrier;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.stack.host.FileTree;
import vn.diemcau.stack.host.Loopback;

/** What the programs of this module need of the stack. */
public final class StackAccess {
    private StackAccess() {}

    /** Waits until all that was sent is in the database, as {@code report} does; throws if nothing moves for long. */
    public static void awaitThrough(
            Settings settings, DataSource database, Map<TopicPartition, Long> sent, LocalDate day, Duration patience) {
        try (PipelineBarrier through = new PipelineBarrier(settings, database, Optional::empty, patience, line -> {})) {
            through.await(sent, day);
        }
    }

    public static int freePort() {
        return Loopback.freePort();
    }

    public static void delete(Path root) throws IOException {
        FileTree.delete(root);
    }
}
