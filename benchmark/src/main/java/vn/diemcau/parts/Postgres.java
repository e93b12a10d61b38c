package vn.diemcau.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of a PostgreSQL server, which do not descend from the part that started it. */
public final class Postgres {
    private Postgres() {}

    /** The server of a directory, its first process first; none if it does not run. */
    public static List<ProcessHandle> processes(Path directory) {
        List<ProcessHandle> processes = new ArrayList<>();
        try {
            Path pidFile = directory.resolve("data/postmaster.pid");
            if (Files.exists(pidFile)) {
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
                ProcessHandle.of(pid).ifPresent(first -> {
                    processes.add(first);
                    processes.addAll(first.descendants().toList());
                });
            }
        } catch (IOException e) {
            throw new PartFailure("Cannot read the pid of the database: " + e);
        }
        return processes;
    }

    public static boolean isServer(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/bin/postgres");
    }

    /** Whether it runs; one that is dead but not yet waited for, as in a container without an init, does not. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
