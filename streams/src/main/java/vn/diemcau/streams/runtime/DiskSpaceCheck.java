package vn.diemcau.streams.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.diemcau.service.health.Check;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;

/**
 * Checks whether there is disk space for local state. Without this check a process would take over tasks from others
 * again and again, and fail with the first file that it writes.
 */
final class DiskSpaceCheck implements Check {
    private static final long MEGABYTE = 1_000_000;

    private final Path directory;
    private final long least;

    DiskSpaceCheck(Settings settings) {
        this(Path.of(settings.get(Setting.STATE_DIR)), 16 * MEGABYTE);
    }

    /**
     * Checks the space in a directory, which need not exist yet.
     *
     * @param least bytes
     */
    DiskSpaceCheck(Path directory, long least) {
        this.directory = directory.toAbsolutePath();
        this.least = least;
    }

    @Override
    public Optional<String> problem() throws IOException {
        Path existing = directory;
        while (Files.notExists(existing)) {
            existing = existing.getParent();
        }
        long room = Files.getFileStore(existing).getUsableSpace();
        return room >= least
                ? Optional.empty()
                : Optional.of("only %d MB are left for local state in %s, and %d are needed: free some space, or set %s"
                        .formatted(room / MEGABYTE, directory, least / MEGABYTE, Setting.STATE_DIR.variable()));
    }

    /** Throws if there is no space. */
    void require() throws IOException {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw new IOException(problem.get());
        }
    }
}
