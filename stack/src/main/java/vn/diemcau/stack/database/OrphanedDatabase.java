package vn.diemcau.stack.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster of PostgreSQL whose process may have outlived the one that had started it. */
public final class OrphanedDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedDatabase.class);
    private static final long STOP_SECONDS = 20;

    private OrphanedDatabase() {}

    /**
     * Stops a cluster that outlived its process; otherwise ignores the file: its pid may belong to another process now.
     */
    public static void stop(Path directory) throws IOException, InterruptedException {
        Path data = directory.resolve("data");
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        long pid = pid(pidFile);
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null || !runsOn(process, data)) {
            Files.deleteIfExists(pidFile);
            return;
        }
        LOG.atInfo()
                .addKeyValue("event", "stopping")
                .addKeyValue("part", "database")
                .addKeyValue("pid", pid)
                .log("Stopping a database that outlived its process");
        ProcessBuilder stop = new ProcessBuilder("kill", "-INT", Long.toString(pid));
        stop.start().waitFor();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (Files.exists(pidFile)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("a database of an earlier run still has " + data + " open; end process " + pid);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** The process that such a file names. */
    static long pid(Path pidFile) throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.isAlive() && List.of(arguments).contains(data.toString());
    }
}
