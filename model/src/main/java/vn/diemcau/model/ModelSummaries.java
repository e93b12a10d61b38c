package vn.diemcau.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.IndexedRecord;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.ParticipationSummary;
import vn.diemcau.summary.ProvinceSummary;

/**
 * The rows of the five summary topics by their keys; a key that a tombstone deleted is absent.
 *
 * @param provinces by {@code MAP/CODE/PERIOD}
 * @param conferences by conferenceId
 * @param directives by {@code conferenceId/directiveId}
 * @param participation by {@code conferenceId/CODE}
 * @param statuses by {@code conferenceId/directiveId/CODE}
 */
public record ModelSummaries(
        SortedMap<String, ProvinceSummary> provinces,
        SortedMap<String, ConferenceSummary> conferences,
        SortedMap<String, DirectiveSummary> directives,
        SortedMap<String, ParticipationSummary> participation,
        SortedMap<String, DirectiveStatus> statuses) {
    /** No row at all. */
    public static final ModelSummaries NONE =
            new ModelSummaries(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public ModelSummaries {
        provinces = Collections.unmodifiableSortedMap(new TreeMap<>(provinces));
        conferences = Collections.unmodifiableSortedMap(new TreeMap<>(conferences));
        directives = Collections.unmodifiableSortedMap(new TreeMap<>(directives));
        participation = Collections.unmodifiableSortedMap(new TreeMap<>(participation));
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
    }

    /**
     * What other summaries say otherwise than these, one line for each row that is missing or too many and for each
     * field; {@code updatedAt} is left aside, and the rates may differ in the ninth digit. These are the expected ones
     * in the wording.
     *
     * @return empty where both say the same
     */
    public List<String> differences(ModelSummaries other) {
        List<String> differences = new ArrayList<>();
        compare("provinces", provinces, other.provinces, differences);
        compare("conferences", conferences, other.conferences, differences);
        compare("directives", directives, other.directives, differences);
        compare("participation", participation, other.participation, differences);
        compare("statuses", statuses, other.statuses, differences);
        return differences;
    }

    private static void compare(
            String table,
            Map<String, ? extends IndexedRecord> expected,
            Map<String, ? extends IndexedRecord> actual,
            List<String> differences) {
        SortedSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            differences.addAll(RowDifferences.of(table + " " + key, expected.get(key), actual.get(key)));
        }
    }
}
