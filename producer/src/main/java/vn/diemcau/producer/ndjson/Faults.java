package vn.diemcau.producer.ndjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a line. */
final class Faults {
    private final List<Fault> found = new ArrayList<>(0);

    void add(String field, String reason) {
        add(field, reason, Optional.empty());
    }

    void add(String field, String reason, Optional<String> suggestion) {
        found.add(new Fault(Texts.printable(field), reason, suggestion));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> list() {
        return List.copyOf(found);
    }
}
