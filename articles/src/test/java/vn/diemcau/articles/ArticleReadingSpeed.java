package vn.diemcau.articles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures how many press reports are read in a second of one core's time; run by hand with their files. */
final class ArticleReadingSpeed {
    private static final int ROUNDS = 12;
    private static final int REPEATS = 20;

    private ArticleReadingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<byte[]> reports = new ArrayList<>();
        for (String argument : arguments) {
            reports.add(Files.readAllBytes(Path.of(argument)));
        }
        ArticleReader reader = new ArticleReader();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= ROUNDS; round++) {
            long began = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < REPEATS; i++) {
                reports.forEach(reader::read);
            }
            double seconds = (clock.getCurrentThreadCpuTime() - began) / 1e9;
            System.out.printf(Locale.ROOT, "round %d: %,.0f reports/s%n", round, REPEATS * reports.size() / seconds);
        }
    }
}
