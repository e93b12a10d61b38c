package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.List;

/** The reports of the provinces of one unit of map 34 on a directive: the latest report of each. */
record StatusState(List<Report> reports) {
    static final StatusState EMPTY = new StatusState(List.of());

    /**
     * A report of a province.
     *
     * @param code the province as sent
     * @param completed whether it says that the directive is carried out
     * @param percent what it says is done; of no meaning where completed
     */
    record Report(EventOrder stamp, String code, boolean completed, int percent) {}

    StatusState with(Report report) {
        List<Report> changed = new ArrayList<>(reports);
        for (Report other : reports) {
            if (other.code().equals(report.code())) {
                if (!report.stamp().isAfter(other.stamp())) {
                    return this;
                }
                changed.remove(other);
            }
        }
        changed.add(report);
        return new StatusState(changed);
    }

    /** The latest report that counts for a unit; null where there is none. */
    Report latest(CountingBasis basis, String unit) {
        Report latest = null;
        for (Report report : reports) {
            if (basis.unit(report.code()).equals(unit)
                    && (latest == null || report.stamp().isAfter(latest.stamp()))) {
                latest = report;
            }
        }
        return latest;
    }
}
