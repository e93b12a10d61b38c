package vn.diemcau.streams.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskStateTest {
    private static final HeapShare ROOM = new HeapShare(1_000_000);

    private final MapStore records = new MapStore();

    @Test
    void shouldKeepWhatWasCounted() {
        // Given
        TaskState state = new TaskState(new StateStore(records, ROOM));
        state.counted("conference-events", 17);
        state.flush();

        // When
        TaskState reopened = new TaskState(new StateStore(records, ROOM));

        // Then
        assertThat(reopened.offsets()).isEqualTo(Map.of("conference-events", 17L));
    }

    @Test
    void shouldRefuseTheStateOfAnotherVersionAndSayWhatToDo() {
        records.put("\u0003today".getBytes(StandardCharsets.UTF_8), new byte[] {1});
        StateStore store = new StateStore(records, ROOM);

        assertThatThrownBy(() -> new TaskState(store))
                .isInstanceOf(ForeignStateException.class)
                .hasMessageContaining("diemcau reset");
    }
}
