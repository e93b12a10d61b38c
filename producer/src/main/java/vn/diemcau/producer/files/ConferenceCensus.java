package vn.diemcau.producer.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.province.EditDistance;

/** Which conferences the events of a whole ledger name, and which of them were never convened: their events wait. */
public final class ConferenceCensus {
    private static final int SHOWN = 10;
    private static final int LONGEST_COMPARED = 64;
    private static final int MOST_COMPARED = 10_000;

    private final Set<String> convened = new HashSet<>();
    private final Map<String, Long> waiting = new TreeMap<>();

    /** Takes note of an event. */
    public void see(ParsedEvent event) {
        SpecificRecord envelope = event.envelope();
        if (envelope.get(envelope.getSchema().getField("body").pos()) instanceof ConferenceConvened) {
            convened.add(event.key());
            waiting.remove(event.key());
        } else if (!convened.contains(event.key())) {
            waiting.merge(event.key(), 1L, Long::sum);
        }
    }

    /** Messages for people, line by line; none if every conference was convened. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (waiting.isEmpty()) {
            return remarks;
        }
        long events = waiting.values().stream().mapToLong(Long::longValue).sum();
        remarks.add(String.format(
                Locale.ROOT,
                waiting.size() == 1
                        ? "%,d conference was never convened; its %s"
                        : "%,d conferences were never convened; their %s",
                waiting.size(),
                events == 1 ? "event waits" : String.format(Locale.ROOT, "%,d events wait", events)));
        waiting.entrySet().stream()
                .limit(SHOWN)
                .forEach(entry -> remarks.add(String.format(
                        Locale.ROOT,
                        "  %s (%,d)%s",
                        entry.getKey(),
                        entry.getValue(),
                        nearest(entry.getKey())
                                .map(id -> "; did you mean '" + id + "'?")
                                .orElse(""))));
        if (waiting.size() > SHOWN) {
            remarks.add(String.format(Locale.ROOT, "  and %,d more", waiting.size() - SHOWN));
        }
        return remarks;
    }

    private Optional<String> nearest(String id) {
        if (id.length() > LONGEST_COMPARED || convened.size() > MOST_COMPARED) {
            return Optional.empty();
        }
        int least = Math.max(1, id.length() / 4) + 1;
        String nearest = null;
        for (String candidate : convened) {
            if (Math.abs(candidate.length() - id.length()) < least) {
                int edits = EditDistance.between(id.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (edits < least || edits == least && nearest != null && candidate.compareTo(nearest) < 0) {
                    least = edits;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }
}
