package vn.diemcau.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results for people: for each program and figure the median of its exact runs, and the least and the most. */
record Table(Results results) {
    void print(PrintStream out) {
        for (String name : results.names()) {
            List<Run> runs = results.runs().stream()
                    .filter(run -> run.name().equals(name))
                    .toList();
            long exact = runs.stream().filter(Run::exact).count();
            out.printf(
                    Locale.ROOT,
                    "%n%s: %d of %d runs exact, %,d events%n",
                    name,
                    exact,
                    runs.size(),
                    runs.get(0).events());
            for (String figure : runs.get(0).figures().keySet()) {
                Statistics statistics =
                        Statistics.of(results.figures(run -> run.name().equals(name), figure));
                if (statistics.count() > 0) {
                    out.printf(
                            Locale.ROOT,
                            "  %-26s %14s   (%s to %s)%n",
                            figure,
                            text(statistics.median()),
                            text(statistics.least()),
                            text(statistics.most()));
                }
            }
        }
        out.println();
    }

    /** One run in a line. */
    static String line(Run run) {
        return run.name() + (run.exact() ? "" : " NOT EXACT") + ": "
                + run.figures().entrySet().stream()
                        .filter(figure -> !figure.getValue().isNaN())
                        .map(figure -> figure.getKey() + " " + text(figure.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.3f", value);
    }
}
