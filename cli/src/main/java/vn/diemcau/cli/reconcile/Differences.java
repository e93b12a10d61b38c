package vn.diemcau.cli.reconcile;

import java.util.Collection;
import java.util.function.Consumer;

/** Differences as they are found: all are counted, up to a limit are printed. */
final class Differences {
    private final long limit;
    private final Consumer<String> out;
    private long count;

    Differences(long limit, Consumer<String> out) {
        this.limit = limit;
        this.out = out;
    }

    void add(String difference) {
        count++;
        if (count <= limit) {
            out.accept(difference);
        }
    }

    void addAll(Collection<String> differences) {
        differences.forEach(this::add);
    }

    long count() {
        return count;
    }

    /** The number of those that were not printed. */
    long unsaid() {
        return Math.max(0, count - limit);
    }
}
