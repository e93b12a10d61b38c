package vn.diemcau.streams.core;

import vn.diemcau.event.AttendanceReported;
import vn.diemcau.province.ProvinceRegister;

/** The figures that were stated of the attendance of a task's conferences. */
final class Attendance {
    private static final String WHOLE = "-";

    private final StateStore store;

    Attendance(StateStore store) {
        this.store = store;
    }

    void report(ConferenceUpdate update, EventOrder stamp, AttendanceReported body) {
        String code = body.getProvince();
        String key = code == null ? WHOLE : ProvinceRegister.get().successor(code);
        Drawer<String, AttendanceState> stated = stated(update.id());
        AttendanceState before = stated.get(key, AttendanceState.EMPTY);
        AttendanceState after = before.with(stamp, body);
        if (after == before) {
            return;
        }
        stated.put(key, after);
        if (code == null) {
            update.touchRow();
        } else {
            CountingBasis basis = update.basis();
            String unit = basis.unit(code);
            update.add(unit, after.tally(basis, unit).minus(before.tally(basis, unit)));
        }
    }

    /** Counts what was stated for the provinces of a conference. */
    void recount(Counts counts) {
        CountingBasis basis = counts.basis();
        stated(counts.id()).stream()
                .filter(entry -> !entry.getKey().equals(WHOLE))
                .forEach(entry -> {
                    AttendanceState state = entry.getValue();
                    state.units(basis).forEach(unit -> counts.add(unit, state.tally(basis, unit)));
                });
    }

    /** What was stated for a whole conference. */
    AttendanceState ofWhole(String conferenceId) {
        return stated(conferenceId).get(WHOLE, AttendanceState.EMPTY);
    }

    private Drawer<String, AttendanceState> stated(String conferenceId) {
        return store.drawer(conferenceId, RecordType.ATTENDANCE);
    }
}
