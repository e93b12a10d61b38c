package vn.diemcau.streams.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StateStoreTest {
    private static final HeapShare ROOM = new HeapShare(1_000_000);

    private final MapStore records = new MapStore();
    private final StateStore store = new StateStore(records, ROOM);

    @Test
    void shouldWriteNothingBeforeItIsFlushed() {
        numbers(store).put("a", 1L);

        assertThat(records.isEmpty()).isTrue();
        assertThat(numbers(store).get("a")).isEqualTo(1L);
    }

    @Test
    void shouldReadWhatAnotherHasWritten() {
        // Given
        numbers(store).put("b", 2L);
        numbers(store).put("a", 1L);
        store.flush();

        // When
        StateStore another = new StateStore(records, ROOM);

        // Then
        assertThat(numbers(another).all()).containsExactly(Map.entry("a", 1L), Map.entry("b", 2L));
    }

    @Test
    void shouldScanOverTheHeapAndWhatIsWritten() {
        // Given
        numbers(store).put("a", 1L);
        numbers(store).put("b", 2L);
        numbers(store).put("c", 3L);
        store.flush();
        StateStore another = new StateStore(records, ROOM);

        // When
        numbers(another).delete("a");
        numbers(another).put("b", 20L);
        numbers(another).put("d", 4L);

        // Then
        assertThat(numbers(another).all()).containsExactly(Map.entry("b", 20L), Map.entry("c", 3L), Map.entry("d", 4L));
    }

    @Test
    void shouldWriteNothingOfWhatComesAndGoesBetweenTwoFlushesOfANewOwner() {
        // Given
        store.isNew("owner");
        store.drawer("owner", RecordType.NUMBER).put("a", 1L);
        store.drawer("owner", RecordType.NUMBER).delete("a");

        // When
        store.flush();

        // Then
        assertThat(records.size()).isZero();
    }

    @Test
    void shouldKeepOwnersAndGroupsApart() {
        // Given
        store.drawer("c", RecordType.SITE, "VN-22").put("a", SiteState.EMPTY);
        store.drawer("c1", RecordType.SITE, "VN-22").put("b", SiteState.EMPTY);
        store.drawer("c", RecordType.SITE, "VN-2").put("c", SiteState.EMPTY);
        store.flush();

        // When
        StateStore another = new StateStore(records, ROOM);

        // Then
        assertThat(another.drawer("c", RecordType.SITE, "VN-22").all())
                .containsExactly(Map.entry("a", SiteState.EMPTY));
    }

    @Test
    void shouldOrderTextsByTheirCodePoints() {
        numbers(store).put("\uFFFD", 1L);
        numbers(store).put("\uD83D\uDE00", 2L);
        numbers(store).put("z", 3L);

        assertThat(numbers(store).stream().map(Map.Entry::getKey)).containsExactly("z", "\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void shouldGiveUpWhatWasUsedLeastRecentlyWhenItIsFull() {
        // Given
        StateStore small = new StateStore(records, new HeapShare(2_000));
        Drawer<String, Long> first = small.drawer("first", RecordType.NUMBER);
        first.put("a", 1L);
        for (int owner = 0; owner < 10; owner++) {
            small.drawer("owner-" + owner, RecordType.NUMBER).put("a", 2L);
        }
        boolean fullBefore = small.isFull();

        // When
        small.trim();

        // Then
        assertThat(fullBefore).isTrue();
        assertThat(small.isFull()).isFalse();
        assertThatThrownBy(() -> first.put("a", 3L)).hasMessageContaining("given up");
        assertThat(small.drawer("first", RecordType.NUMBER).get("a")).isEqualTo(1L);
    }

    private static Drawer<String, Long> numbers(StateStore store) {
        return store.drawer("owner", RecordType.NUMBER);
    }
}
