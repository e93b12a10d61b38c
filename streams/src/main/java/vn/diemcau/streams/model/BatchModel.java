package vn.diemcau.streams.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.summary.ConferenceSummary;
import vn.diemcau.summary.DirectiveStatus;
import vn.diemcau.summary.DirectiveSummary;
import vn.diemcau.summary.ParticipationSummary;

/**
 * The contract as a function from a set of events to summaries: all events in hand at once, nothing kept, nothing
 * incremental. It shares no code with the topology, so that each can show the other wrong.
 */
public final class BatchModel {
    private BatchModel() {}

    /**
     * The summaries of a set of events.
     *
     * @param envelopes {@code ConferenceEvent}, {@code SpeechEvent} and {@code DirectiveEvent} in any order; of those
     *     with the same eventId one counts
     * @param today the date in Asia/Ho_Chi_Minh on which the summaries are drawn up
     * @return the rows as on the topics, with {@code updatedAt} at the epoch
     * @throws IllegalArgumentException if an event names a code that neither map has, or a record is no envelope
     */
    public static Summaries of(Collection<? extends SpecificRecord> envelopes, LocalDate today) {
        SortedMap<String, ConferenceSummary> conferences = new TreeMap<>();
        SortedMap<String, DirectiveSummary> directives = new TreeMap<>();
        SortedMap<String, ParticipationSummary> participation = new TreeMap<>();
        SortedMap<String, DirectiveStatus> statuses = new TreeMap<>();
        ProvinceTotals totals = new ProvinceTotals();

        factsByConference(envelopes).forEach((conferenceId, facts) -> {
            if (facts.latest(ConferenceConvened.class).isEmpty()) {
                return;
            }
            Conference conference = new Conference(facts);
            Tally tally = conference.cancelled() ? Tally.NOTHING : Tally.of(conference, today);
            conferences.put(conferenceId, ConferenceRow.of(conference, tally));
            tally.cells().values().stream()
                    .filter(cell -> !cell.counters().areZero())
                    .forEach(cell -> {
                        participation.put(conferenceId + "/" + cell.unit(), cell.summary(conference));
                        totals.add(conference, cell);
                    });
            tally.directives().forEach(directive -> {
                String directiveKey =
                        conferenceId + "/" + directive.issue().body().getDirectiveId();
                directives.put(directiveKey, directive.summary(today));
                directive
                        .assignments()
                        .forEach(assignment ->
                                statuses.put(directiveKey + "/" + assignment.unit(), assignment.status(today)));
            });
        });

        return new Summaries(totals.summaries(), conferences, directives, participation, statuses);
    }

    private static SortedMap<String, Facts> factsByConference(Collection<? extends SpecificRecord> envelopes) {
        Map<UUID, Event<?>> distinct = new HashMap<>();
        envelopes.stream().map(Event::of).forEach(event -> distinct.putIfAbsent(event.id(), event));
        SortedMap<String, List<Event<?>>> byConference = new TreeMap<>();
        distinct.values()
                .forEach(event -> byConference
                        .computeIfAbsent(event.conferenceId(), conferenceId -> new ArrayList<>())
                        .add(event));
        SortedMap<String, Facts> facts = new TreeMap<>();
        byConference.forEach((conferenceId, events) -> facts.put(conferenceId, new Facts(events)));
        return facts;
    }
}
