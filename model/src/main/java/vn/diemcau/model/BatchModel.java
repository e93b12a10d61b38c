package vn.diemcau.model;

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
import vn.diemcau.summary.ProvinceSummary;

/**
 * The contract as a function from a set of events to summaries: all events of a conference in hand at once, nothing
 * kept but the sums of the provinces, nothing incremental. It shares no code with the topology, so that each can show
 * the other wrong.
 */
public final class BatchModel {
    private final LocalDate today;
    private final ProvinceTotals totals = new ProvinceTotals();

    /**
     * A model that is given conference after conference.
     *
     * @param today the date in Asia/Ho_Chi_Minh on which the summaries are drawn up
     */
    public BatchModel(LocalDate today) {
        this.today = today;
    }

    /**
     * The summaries of a set of events.
     *
     * @param envelopes {@code ConferenceEvent}, {@code SpeechEvent} and {@code DirectiveEvent} in any order; of those
     *     with the same eventId one counts
     * @param today the date in Asia/Ho_Chi_Minh on which the summaries are drawn up
     * @return the rows as on the topics, with {@code updatedAt} at the epoch
     * @throws IllegalArgumentException if an event names a code that neither map has, or a record is not an envelope
     */
    public static ModelSummaries of(Collection<? extends SpecificRecord> envelopes, LocalDate today) {
        BatchModel model = new BatchModel(today);
        SortedMap<String, ConferenceSummary> conferences = new TreeMap<>();
        SortedMap<String, DirectiveSummary> directives = new TreeMap<>();
        SortedMap<String, ParticipationSummary> participation = new TreeMap<>();
        SortedMap<String, DirectiveStatus> statuses = new TreeMap<>();
        byConference(envelopes).values().forEach(events -> {
            ModelSummaries summaries = model.count(events);
            conferences.putAll(summaries.conferences());
            directives.putAll(summaries.directives());
            participation.putAll(summaries.participation());
            statuses.putAll(summaries.statuses());
        });
        return new ModelSummaries(model.provinces(), conferences, directives, participation, statuses);
    }

    /**
     * Counts a conference, and adds it to the provinces' sums; each may be given once.
     *
     * @param envelopes all events of the conference, in any order; of those with the same eventId one counts
     * @return its rows as on the topics, with {@code updatedAt} at the epoch and no rows of provinces; none at all while
     *     it was not convened
     * @throws IllegalArgumentException as {@link #of}
     */
    public ModelSummaries conference(Collection<? extends SpecificRecord> envelopes) {
        return byConference(envelopes).values().stream()
                .map(this::count)
                .reduce((first, second) -> {
                    throw new IllegalArgumentException("These are the events of more than one conference");
                })
                .orElse(ModelSummaries.NONE);
    }

    /** The sums over the conferences that were counted, by {@code MAP/CODE/PERIOD}. */
    public SortedMap<String, ProvinceSummary> provinces() {
        return totals.summaries();
    }

    private ModelSummaries count(List<ModelEvent<?>> events) {
        Facts facts = new Facts(events);
        if (facts.latest(ConferenceConvened.class).isEmpty()) {
            return ModelSummaries.NONE;
        }
        String conferenceId = events.get(0).conferenceId();
        SortedMap<String, DirectiveSummary> directives = new TreeMap<>();
        SortedMap<String, ParticipationSummary> participation = new TreeMap<>();
        SortedMap<String, DirectiveStatus> statuses = new TreeMap<>();
        ModelConference conference = new ModelConference(facts);
        ModelTally tally = conference.cancelled() ? ModelTally.NOTHING : ModelTally.of(conference, today);
        tally.cells().values().stream()
                .filter(cell -> !cell.counters().areZero())
                .forEach(cell -> {
                    participation.put(conferenceId + "/" + cell.unit(), cell.summary(conference));
                    totals.add(conference, cell);
                });
        tally.directives().forEach(directive -> {
            String directiveKey = conferenceId + "/" + directive.issue().body().getDirectiveId();
            directives.put(directiveKey, directive.summary(today));
            directive
                    .assignments()
                    .forEach(assignment ->
                            statuses.put(directiveKey + "/" + assignment.unit(), assignment.status(today)));
        });
        SortedMap<String, ConferenceSummary> row =
                new TreeMap<>(Map.of(conferenceId, ConferenceRow.of(conference, tally)));
        return new ModelSummaries(new TreeMap<>(), row, directives, participation, statuses);
    }

    private static SortedMap<String, List<ModelEvent<?>>> byConference(Collection<? extends SpecificRecord> envelopes) {
        Map<UUID, ModelEvent<?>> distinct = new HashMap<>();
        envelopes.stream().map(ModelEvent::of).forEach(event -> distinct.putIfAbsent(event.id(), event));
        SortedMap<String, List<ModelEvent<?>>> byConference = new TreeMap<>();
        distinct.values()
                .forEach(event -> byConference
                        .computeIfAbsent(event.conferenceId(), conferenceId -> new ArrayList<>())
                        .add(event));
        return byConference;
    }
}
