package vn.diemcau.service.health;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The health of a service.
 *
 * @param failure why it has failed for good; empty while it has not
 * @param checks what it needs to do its work, by name; each is asked again every time
 */
public record Probes(Supplier<Optional<String>> failure, Map<String, Check> checks) {
    public Probes {
        checks = Map.copyOf(checks);
    }

    /** These and others of the same process; names of checks must differ. */
    public Probes and(Probes others) {
        Map<String, Check> all = new TreeMap<>(checks);
        others.checks.forEach((name, check) -> {
            if (all.put(name, check) != null) {
                throw new IllegalArgumentException("Two checks are named " + name);
            }
        });
        return new Probes(() -> failure.get().or(others.failure), all);
    }
}
