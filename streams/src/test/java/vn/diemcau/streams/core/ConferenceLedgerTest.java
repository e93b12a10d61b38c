package vn.diemcau.streams.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.SiteJoined;

class ConferenceLedgerTest {
    private static final Instant NOW = Instant.parse("2020-01-09T01:00:00Z");

    private final StateStore store = new StateStore(new MapStore(), new HeapShare(1_000_000));
    private final ConferenceLedger ledger = new ConferenceLedger(store, 0, LocalDate.of(2020, 1, 9));

    @Test
    void shouldSayWhatWaitsToBePublished() {
        // Given
        ledger.apply(event(new ConferenceOpened()));
        int before = ledger.unpublished();

        // When
        ledger.publish((topic, key, value) -> {}, NOW);

        // Then
        assertThat(before).isPositive();
        assertThat(ledger.unpublished()).isZero();
    }

    @Test
    void shouldPublishNothingOfAConferenceThatNobodyHasConvened() {
        // Given
        ledger.apply(event(new ConferenceOpened()));
        ledger.apply(event(
                SiteJoined.newBuilder().setProvince("VN-22").setSite("main").build()));
        List<String> published = new ArrayList<>();

        // When
        ledger.publish((topic, key, value) -> published.add(key), NOW);

        // Then
        assertThat(published).isEmpty();
        assertThat(ledger.waiting()).isEqualTo(1);
    }

    private static Event event(Object body) {
        return new Event("c1", new EventOrder(NOW.toEpochMilli(), UUID.randomUUID()), body);
    }
}
