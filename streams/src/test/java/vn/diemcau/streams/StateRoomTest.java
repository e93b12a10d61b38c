package vn.diemcau.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateRoomTest {
    @TempDir
    Path directory;

    @Test
    void shouldBeContentWithRoomWhereADirectoryIsYetToBeMade() throws IOException {
        StateRoom room = new StateRoom(directory.resolve("not/yet"), 1);

        assertThat(room.problem()).isEmpty();
        room.require();
    }

    @Test
    void shouldSayWhatToDoWhereThereIsTooLittle() {
        StateRoom room = new StateRoom(directory, Long.MAX_VALUE);

        assertThatIOException()
                .isThrownBy(room::require)
                .withMessageContaining(directory.toString())
                .withMessageContaining("make room, or set DIEMCAU_STATE_DIR");
    }
}
