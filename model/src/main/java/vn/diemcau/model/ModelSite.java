package vn.diemcau.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;

/**
 * A site of a unit and what is left of its joins and leaves once it was annulled.
 *
 * @param joins its joins, from the earliest to the latest
 * @param stays the times for which it was connected, from the earliest to the latest
 */
record ModelSite(List<ModelEvent<SiteJoined>> joins, List<Stay> stays) {
    /**
     * The time between a join and the next leave.
     *
     * @param until null for a site that never left
     */
    record Stay(Instant from, Instant until) {
        /** Milliseconds of the stay between opening and closing; either is null where unknown. */
        long milliseconds(Instant openedAt, Instant closedAt) {
            Instant start = openedAt != null && from.isBefore(openedAt) ? openedAt : from;
            Instant end = until == null || (closedAt != null && until.isAfter(closedAt)) ? closedAt : until;
            return end == null || end.isBefore(start)
                    ? 0
                    : Duration.between(start, end).toMillis();
        }
    }

    /** Takes the joins, leaves and annulments of one site, from the earliest to the latest. */
    static ModelSite of(List<ModelEvent<?>> events) {
        List<ModelEvent<SiteJoined>> joins = new ArrayList<>();
        List<Stay> stays = new ArrayList<>();
        Instant joinedAt = null;
        for (ModelEvent<?> event : events) {
            if (event.is(SiteAnnulled.class)) {
                joins.clear();
                stays.clear();
                joinedAt = null;
            } else if (event.is(SiteJoined.class)) {
                joins.add(event.as(SiteJoined.class));
                joinedAt = joinedAt == null ? event.occurredAt() : joinedAt;
            } else if (joinedAt != null) {
                stays.add(new Stay(joinedAt, event.occurredAt()));
                joinedAt = null;
            }
        }
        if (joinedAt != null) {
            stays.add(new Stay(joinedAt, null));
        }
        return new ModelSite(List.copyOf(joins), List.copyOf(stays));
    }

    boolean everJoined() {
        return !joins.isEmpty();
    }

    boolean stillJoined() {
        return stays.stream().anyMatch(stay -> stay.until() == null);
    }

    /** Of the latest join that states a number; 0 where none does. */
    int delegates() {
        return joins.stream()
                .map(join -> join.body().getDelegates())
                .reduce(0, (earlier, later) -> later == null ? earlier : later);
    }

    /** The latest join that names a chair. */
    Optional<ModelEvent<SiteJoined>> latestWithChair() {
        return joins.stream().filter(join -> join.body().getChair() != null).reduce((earlier, later) -> later);
    }
}
