package vn.diemcau.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.diemcau.model.BatchModel;
import vn.diemcau.model.ModelSummaries;
import vn.diemcau.producer.ndjson.ParsedEvent;
import vn.diemcau.producer.simulate.Simulation;
import vn.diemcau.producer.simulate.SimulationOptions;
import vn.diemcau.summary.ProvinceSummary;

class ConferenceBookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int EVENTS = 20_000;

    /** Every so many events a conference is settled, and loaded again from its pieces. */
    private static final int SETTLE_EVERY = 7;

    private final Map<String, ConferenceBook> books = new HashMap<>();
    private final Map<String, Map<String, byte[]>> saved = new HashMap<>();
    private final SortedMap<String, long[]> totals = new TreeMap<>();

    @Test
    void shouldCountTheProvincesAsTheModelDoes() throws InterruptedException {
        // Given
        List<ParsedEvent> events = new ArrayList<>();
        Simulation.events(SimulationOptions.defaults().of(5, EVENTS), events::add);

        for (int i = 0; i < events.size(); i++) {
            ParsedEvent event = events.get(i);
            books.computeIfAbsent(event.key(), this::load).apply(PeerEvent.of(event.envelope()));
            if (i % SETTLE_EVERY == 0) {
                settle(event.key());
                books.remove(event.key());
            }
        }
        List.copyOf(books.keySet()).forEach(this::settle);

        // When
        ModelSummaries expected =
                only(BatchModel.of(events.stream().map(ParsedEvent::envelope).toList(), TODAY)
                        .provinces());

        // Then
        assertThat(expected.differences(only(summaries())).stream().limit(5)).isEmpty();
        assertThat(totals).hasSizeGreaterThan(1000);
    }

    private ConferenceBook load(String conference) {
        ConferenceBook book = new ConferenceBook();
        saved.getOrDefault(conference, Map.of()).forEach(book::load);
        return book;
    }

    private void settle(String conference) {
        books.get(conference)
                .settle(
                        TODAY,
                        (row, change) ->
                                Counters.add(totals.computeIfAbsent(row, key -> new long[Counters.SIZE]), change, 1),
                        saved.computeIfAbsent(conference, key -> new HashMap<>())::put);
    }

    private SortedMap<String, ProvinceSummary> summaries() {
        SortedMap<String, ProvinceSummary> summaries = new TreeMap<>();
        totals.forEach((row, counters) -> {
            ProvinceSummary summary = Counters.summary(row, counters, Instant.EPOCH);
            if (summary != null) {
                summaries.put(row, summary);
            }
        });
        return summaries;
    }

    private static ModelSummaries only(SortedMap<String, ProvinceSummary> provinces) {
        return new ModelSummaries(provinces, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
}
