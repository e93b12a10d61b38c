package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceCheckTest {
    @TempDir
    Path directory;

    @Test
    void shouldBeContentWithRoomWhereADirectoryIsYetToBeMade() throws IOException {
        DiskSpaceCheck room = new DiskSpaceCheck(directory.resolve("not/yet"), 1);

        assertThat(room.problem()).isEmpty();
        room.require();
    }

    @Test
    void shouldSayWhatToDoWhereThereIsTooLittle() {
        DiskSpaceCheck room = new DiskSpaceCheck(directory, Long.MAX_VALUE);

        assertThatIOException()
                .isThrownBy(room::require)
                .withMessageContaining(directory.toString())
                .withMessageContaining("free some space, or set DIEMCAU_STATE_DIR");
    }
}
