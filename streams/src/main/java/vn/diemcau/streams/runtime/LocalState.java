package vn.diemcau.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/**
 * The local state of a process, which is a copy of the changelogs and must be deleted with them. Kafka Streams notices
 * a recreated changelog only while it is shorter than the local copy: a process that starts after it has grown would
 * continue with state from before the reset. So the state is marked with the id that the broker gave the topic {@link
 * Topics#PROGRESS}, which a reset deletes first and recreates.
 */
final class LocalState {
    private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);
    private static final String MARK = "diemcau-generation";

    /**
     * A changelog keeps deletions for a day (delete.retention.ms). State that was unused for longer, while other
     * processes continued, would miss them and keep deleted records.
     */
    private static final Duration LONGEST_ABSENCE = Duration.ofHours(12);

    private LocalState() {}

    /**
     * Makes sure that there is space for local state, and deletes state from before the last reset; it is then restored
     * from the changelogs.
     *
     * @param streams not started yet
     * @throws UncheckedIOException if there is no room
     * @throws InterruptedException if the thread is interrupted
     */
    static void prepare(Settings settings, KafkaStreams streams) throws InterruptedException {
        String progress = Topics.PROGRESS.name(settings.get(Setting.TOPIC_PREFIX));
        String generation = TopicWait.describe(settings, List.of(progress))
                .get(progress)
                .topicId()
                .toString();
        Path directory = Path.of(settings.get(Setting.STATE_DIR), settings.get(Setting.APPLICATION_ID));
        try {
            new DiskSpaceCheck(settings).require();
            discardUnlessOf(generation, directory, streams);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The directory of local state, " + Setting.STATE_DIR.variable() + ", cannot be used: " + e, e);
        }
    }

    static void discardUnlessOf(String generation, Path directory, KafkaStreams streams) throws IOException {
        Path mark = directory.resolve(MARK);
        if (Files.exists(mark) && Files.readString(mark).equals(generation) && !wasLeft(directory)) {
            return;
        }
        LOG.atInfo()
                .addKeyValue("event", "restoring")
                .addKeyValue("directory", directory)
                .log("Local state is new, out of date or older than a reset; it is restored from the topics");
        streams.cleanUp();
        Files.createDirectories(directory);
        Files.writeString(mark, generation);
    }

    /** Whether there are tasks to which nothing was written for a long time; RocksDB writes when it is closed. */
    private static boolean wasLeft(Path directory) throws IOException {
        FileTime latest = null;
        try (Stream<Path> files =
                Files.find(directory, Integer.MAX_VALUE, (path, attributes) -> attributes.isRegularFile())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                FileTime written = Files.getLastModifiedTime(file);
                boolean ofTask = !file.getParent().equals(directory);
                if (ofTask && (latest == null || written.compareTo(latest) > 0)) {
                    latest = written;
                }
            }
        }
        return latest != null && latest.toInstant().isBefore(Instant.now().minus(LONGEST_ABSENCE));
    }
}
