package vn.diemcau.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.process.TemporaryDirectory;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.stack.database.OrphanedDatabase;
import vn.diemcau.stack.host.FileTree;

/**
 * The directory of one embedded stack, locked while the stack uses it: a temporary one that is deleted with it, or one
 * that is kept. The lock ends with its process, so a directory without a lock is unused.
 */
final class StackDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StackDirectory.class);
    private static final String PREFIX = "diemcau-stack-";
    /** PostgreSQL takes paths of at most 1,023 bytes; the rest is for what lies below. */
    private static final int MAX_BYTES = 700;

    private static final String LOCK = "diemcau.lock";

    private final Path root;
    private final boolean kept;
    private final FileChannel lock;

    private StackDirectory(Path root, boolean kept, FileChannel lock) {
        this.root = root;
        this.kept = kept;
        this.lock = lock;
    }

    /** A new directory that {@link #close} removes; removes those that killed processes left. */
    static StackDirectory temporary() {
        TemporaryDirectory.require();
        Path parent = TemporaryDirectory.get();
        requireUsable(parent, "TMPDIR");
        removeLeftovers(parent);
        try {
            while (true) {
                Path root = Files.createTempDirectory(parent, PREFIX);
                FileChannel lock = lock(root);
                if (lock != null && Files.exists(root.resolve(LOCK))) {
                    return new StackDirectory(root, false, lock);
                }
                // Another process took it for a leftover before it was locked.
            }
        } catch (IOException e) {
            throw new CommandException("No temporary directory in " + parent + ": " + e.getMessage(), e);
        }
    }

    /**
     * A directory that is kept; created if it is missing.
     *
     * @throws SettingException if Kafka or PostgreSQL could not keep data under its name; nothing is created then
     * @throws CommandException if another stack uses it, or it contains other files
     */
    static StackDirectory kept(Path directory) {
        TemporaryDirectory.require();
        Path root = directory.toAbsolutePath().normalize();
        requireUsable(root, "--data");
        try {
            Files.createDirectories(root);
            if (Files.notExists(root.resolve(LOCK)) && !isEmpty(root)) {
                throw new CommandException(
                        root + " contains other files; --data takes a new or empty directory, or one that"
                                + " an earlier 'diemcau up' made");
            }
            FileChannel lock = lock(root);
            if (lock == null) {
                throw new CommandException(
                        root + " is in use by process " + owner(root) + "; stop it, or choose another --data");
            }
            return new StackDirectory(root.toRealPath(), true, lock);
        } catch (IOException e) {
            throw new CommandException("The directory " + root + " cannot be used: " + reason(e), e);
        }
    }

    /** Kafka takes a comma for the end of a directory's name; PostgreSQL keeps the name as one line of a file. */
    private static void requireUsable(Path root, String option) {
        String name = root.toString();
        if (name.indexOf(',') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw new SettingException(
                    option + " is " + name.replaceAll("\\p{Cntrl}", "?")
                            + "; no data can be kept under a name with a comma or a control character. Choose another directory");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new SettingException(option + " is longer than " + MAX_BYTES + " bytes; choose a shorter one");
        }
    }

    Path root() {
        return root;
    }

    boolean isKept() {
        return kept;
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path database() {
        return root.resolve("database");
    }

    Path registry() {
        return root.resolve("registry.json");
    }

    Path streams() {
        return root.resolve("streams");
    }

    @Override
    public void close() {
        try {
            if (!kept) {
                FileTree.delete(root);
            }
            lock.close();
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "remove-failed")
                    .addKeyValue("directory", root)
                    .addKeyValue("reason", reason(e))
                    .log("The directory of the stack cannot be removed");
        }
    }

    private static void removeLeftovers(Path parent) {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path candidate : candidates) {
                removeLeftover(candidate);
            }
        } catch (IOException e) {
            LOG.atDebug()
                    .setCause(e)
                    .addKeyValue("event", "remove-failed")
                    .addKeyValue("directory", parent)
                    .log("Directories that earlier runs left behind cannot be searched for");
        }
    }

    /** Not ours, or in use: not touched. */
    private static void removeLeftover(Path candidate) {
        if (Files.notExists(candidate.resolve(LOCK))) {
            return;
        }
        try (FileChannel lock = lock(candidate)) {
            if (lock != null) {
                OrphanedDatabase.stop(candidate.resolve("database"));
                FileTree.delete(candidate);
            }
        } catch (IOException e) {
            LOG.atDebug()
                    .setCause(e)
                    .addKeyValue("event", "remove-failed")
                    .addKeyValue("directory", candidate)
                    .log("A directory that an earlier run left behind cannot be removed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null if another stack uses it, in this process or another. */
    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                channel.write(StandardCharsets.US_ASCII.encode(
                        Long.toString(ProcessHandle.current().pid())));
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.atDebug()
                    .addKeyValue("event", "locked")
                    .addKeyValue("directory", root)
                    .log("This process has the directory already");
        }
        channel.close();
        return null;
    }

    private static String owner(Path root) throws IOException {
        String pid = Files.readString(root.resolve(LOCK));
        return pid.isBlank() ? "?" : pid.strip();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }
}
