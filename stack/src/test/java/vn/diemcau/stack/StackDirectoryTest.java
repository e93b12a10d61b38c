package vn.diemcau.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.cli.command.CommandException;
import vn.diemcau.service.settings.SettingException;

class StackDirectoryTest {
    @TempDir
    Path directory;

    @Test
    void shouldRemoveATemporaryDirectoryWithAllThatIsIn() throws Exception {
        // Given
        StackDirectory temporary = StackDirectory.temporary();
        Files.createDirectories(temporary.broker());
        Files.writeString(temporary.broker().resolve("file"), "text");

        // When
        temporary.close();

        // Then
        assertThat(temporary.root()).doesNotExist();
    }

    @Test
    void shouldLeaveATemporaryDirectoryThatIsInUse() {
        try (StackDirectory one = StackDirectory.temporary();
                StackDirectory other = StackDirectory.temporary()) {
            assertThat(one.root()).isDirectory().isNotEqualTo(other.root());
        }
    }

    @Test
    void shouldKeepADirectoryAndTakeItAgain() throws Exception {
        // Given
        Path root = directory.resolve("new/data");
        try (StackDirectory first = StackDirectory.kept(root)) {
            Files.writeString(first.registry(), "{}");
        }

        // When, then
        try (StackDirectory second = StackDirectory.kept(root)) {
            assertThat(second.registry()).hasContent("{}");
        }
    }

    @Test
    void shouldRefuseADirectoryThatIsInUse() {
        try (StackDirectory first = StackDirectory.kept(directory)) {
            assertThatThrownBy(() -> StackDirectory.kept(directory))
                    .isInstanceOf(CommandException.class)
                    .hasMessageStartingWith(first.root() + " is in use by process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void shouldRefuseADirectoryThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> StackDirectory.kept(file.resolve("data")))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("The directory " + file.resolve("data") + " cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\nb", "a\tb"})
    void shouldRefuseANameThatCannotBeKeptBeforeItCreatesAnything(String name) {
        assertThatThrownBy(() -> StackDirectory.kept(directory.resolve(name)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("a comma or a control character");
        assertThat(directory).isEmptyDirectory();
    }
}
