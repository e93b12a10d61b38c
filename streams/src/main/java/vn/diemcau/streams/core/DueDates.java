package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import vn.diemcau.topic.RecordKey;

/** The standing directives that wait for their due date, by that date. */
final class DueDates {
    private DueDates() {}

    /** A directive that waits. */
    record Due(String conferenceId, String directiveId) {}

    static Drawer<String, Boolean> of(StateStore store, LocalDate date) {
        return store.drawer("\u0002" + date, RecordType.DUE);
    }

    static String key(String conferenceId, String directiveId) {
        return RecordKey.of(conferenceId, directiveId);
    }

    /** Some of those that wait for a date. */
    static List<Due> first(StateStore store, LocalDate date, int limit) {
        return of(store, date).stream()
                .limit(limit)
                .map(due -> {
                    List<String> parts = RecordKey.parts(due.getKey());
                    return new Due(parts.get(0), parts.get(1));
                })
                .toList();
    }
}
