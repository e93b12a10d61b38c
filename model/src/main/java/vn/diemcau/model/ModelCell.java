package vn.diemcau.model;

import java.time.Instant;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.summary.ParticipationSummary;

/**
 * A conference and a unit of its map.
 *
 * @param unit code of the unit
 * @param attendance null where no site of the unit joined
 */
record ModelCell(String unit, ModelCounters counters, ModelAttendance attendance) {
    /** The row of the cell. */
    ParticipationSummary summary(ModelConference conference) {
        ParticipationSummary summary = ParticipationSummary.newBuilder()
                .setConferenceId(conference.convening().conferenceId())
                .setMap(conference.map().label())
                .setProvince(unit)
                .setProvinceName(ProvinceRegister.get().name(conference.map(), unit))
                .setFirstJoinedAt(attendance == null ? null : attendance.firstJoinedAt())
                .setLastLeftAt(attendance == null ? null : attendance.lastLeftAt())
                .setChair(attendance == null ? null : attendance.chair())
                .setUpdatedAt(Instant.EPOCH)
                .build();
        counters.writeTo(summary);
        return summary;
    }
}
