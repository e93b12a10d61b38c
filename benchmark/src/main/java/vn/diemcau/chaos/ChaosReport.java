package vn.diemcau.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param exits processes that ended though nobody ended them
 * @param planned what the restart of all streams, one after the other, cost
 * @param longestGap in which a partition had something to commit and did not
 */
record ChaosReport(
        ChaosPlan plan,
        List<Recovery> recoveries,
        Load load,
        Comparison comparison,
        List<String> exits,
        RollingRestart.Longest planned,
        Duration longestGap) {
    private static final int SHOWN = 40;

    boolean isClean() {
        return comparison.differences().isEmpty();
    }

    void print(PrintStream out) {
        out.printf("%n%-34s %-12s %10s %8s %9s %9s%n", "blow", "to", "unfinished", "away s", "counted s", "stored s");
        recoveries.forEach(recovery -> out.printf(
                "%-34s %-12s %10d %8s %9s %9s%n",
                recovery.blow(),
                recovery.part(),
                recovery.unfinished(),
                seconds(recovery.awayMillis()),
                seconds(recovery.countedMillis()),
                seconds(recovery.storedMillis())));
        out.printf("%n%-34s %5s %13s %13s%n", "kind", "blows", "worst counted", "worst stored");
        Map<String, List<Recovery>> kinds =
                recoveries.stream().collect(Collectors.groupingBy(Recovery::blow, TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, blows) -> out.printf(
                "%-34s %5d %13s %13s%n",
                kind,
                blows.size(),
                seconds(worst(blows, Recovery::countedMillis)),
                seconds(worst(blows, Recovery::storedMillis))));
        out.println();
        line(out, "seed", plan.seed());
        line(out, "blows", recoveries.size());
        line(out, "records sent", load.sent().count());
        line(out, "events, each once", load.sent().facts().size());
        line(out, "duplicates", load.sent().duplicates());
        line(out, "poison", load.sent().poison().size());
        line(out, "rows of the model", comparison.rows());
        line(out, "processes that ended by themselves", exits.size() + " " + summary(exits));
        line(out, "planned restarts, without a commit", seconds(planned.group().toMillis()) + " s");
        line(out, "the same of one partition", seconds(planned.partition().toMillis()) + " s");
        line(out, "worst recovery", seconds(worst(recoveries, Recovery::storedMillis)) + " s");
        line(out, "longest gap of a partition", seconds(longestGap.toMillis()) + " s");
        line(out, "differences", comparison.differences().size());
        comparison.differences().stream().limit(SHOWN).forEach(difference -> out.println("  " + difference));
    }

    private static void line(PrintStream out, String name, Object value) {
        out.printf("%-36s %s%n", name, value);
    }

    private static String summary(List<String> exits) {
        Map<String, Long> counts =
                exits.stream().collect(Collectors.groupingBy(exit -> exit, TreeMap::new, Collectors.counting()));
        return counts.isEmpty() ? "" : counts.toString();
    }

    private static long worst(List<Recovery> blows, ToLongFunction<Recovery> time) {
        return blows.stream().mapToLong(time).max().orElse(0);
    }

    private static String seconds(long millis) {
        return millis < 0 ? "-" : "%.1f".formatted(millis / 1000.0);
    }
}
