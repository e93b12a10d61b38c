package vn.diemcau.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The resident memory of a process, the most of each fifth of the time. */
final class MemoryOverTime {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int FIFTH = 20;

    private final Path status;
    private final long[] most = new long[5];
    private long sampleAgainAt = System.nanoTime();

    MemoryOverTime(long pid) {
        this.status = Path.of("/proc/" + pid + "/status");
    }

    /**
     * Reads the memory, unless it was read a moment ago.
     *
     * @param percent how much of the time has passed
     */
    void sample(double percent) {
        if (System.nanoTime() < sampleAgainAt) {
            return;
        }
        sampleAgainAt = System.nanoTime() + EVERY_NANOS;
        try {
            long kilobytes = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            int fifth = (int) Math.min(percent / FIFTH, most.length - 1);
            most[fifth] = Math.max(most[fifth], kilobytes / 1024);
        } catch (IOException e) {
            // It has ended; what is missing will be seen.
        }
    }

    List<Long> fifths() {
        return Arrays.stream(most).boxed().toList();
    }
}
