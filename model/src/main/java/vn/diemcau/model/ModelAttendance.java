package vn.diemcau.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.diemcau.event.SiteJoined;

/**
 * How a unit took part in a conference: its sites that joined, at least one.
 *
 * @param openedAt opening of the conference, null where unknown
 * @param closedAt closing of the conference, null while not closed
 */
record ModelAttendance(Collection<ModelSite> sites, Instant openedAt, Instant closedAt) {
    /** The counters that come from the sites. */
    ModelCounters counters() {
        ModelCounters counters = new ModelCounters();
        counters.add("conferencesAttended", 1);
        counters.add("conferencesLate", openedAt != null && firstJoinedAt().isAfter(openedAt) ? 1 : 0);
        counters.add("sites", sites.size());
        counters.add("delegates", sites.stream().mapToLong(ModelSite::delegates).sum());
        counters.add("connectedSeconds", connectedMilliseconds() / 1000);
        counters.add(
                "reconnects",
                sites.stream().mapToLong(site -> site.stays().size() - 1).sum());
        return counters;
    }

    Instant firstJoinedAt() {
        return sites.stream()
                .flatMap(site -> site.joins().stream())
                .map(ModelEvent::occurredAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The latest leave that ended a stay; null where none did, or while a site is joined and it is not closed. */
    Instant lastLeftAt() {
        if (closedAt == null && sites.stream().anyMatch(ModelSite::stillJoined)) {
            return null;
        }
        return stays().map(ModelSite.Stay::until)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Of the latest join of any of its sites that names one; else null. */
    String chair() {
        List<ModelEvent<SiteJoined>> joins = sites.stream()
                .map(ModelSite::latestWithChair)
                .flatMap(Optional::stream)
                .toList();
        return joins.stream()
                .max(Comparator.naturalOrder())
                .map(join -> join.body().getChair())
                .orElse(null);
    }

    private long connectedMilliseconds() {
        return stays().mapToLong(stay -> stay.milliseconds(openedAt, closedAt)).sum();
    }

    private Stream<ModelSite.Stay> stays() {
        return sites.stream().flatMap(site -> site.stays().stream());
    }
}
