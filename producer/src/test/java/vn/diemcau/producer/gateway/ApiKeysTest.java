package vn.diemcau.producer.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
    @TempDir
    Path directory;

    private KeyFile file;

    @BeforeEach
    void setUp() {
        file = new KeyFile(directory.resolve("new/keys.json"));
    }

    @Test
    void shouldKeepNothingOfAKeyButItsSha256() throws IOException {
        // When
        String key = file.create("nghe-an", List.of("VN-22"));

        // Then
        assertThat(key).matches("diemcau_[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(file.path()))
                .doesNotContain(key, key.substring(8))
                .contains("nghe-an", "VN-22");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKnowAKeyAtOnce() throws IOException {
        // Given
        ApiKeys keys = new ApiKeys(file);
        boolean neededBefore = keys.needed();

        // When
        String key = file.create("one", List.of());

        // Then
        assertThat(neededBefore).isFalse();
        assertThat(keys.needed()).isTrue();
        assertThat(keys.find(key)).map(ApiKey::name).hasValue("one");
        assertThat(keys.find(key + "x")).isEmpty();
    }

    @Test
    void shouldForgetAKeyThatIsRevoked() throws IOException {
        // Given
        ApiKeys keys = new ApiKeys(file);
        String key = file.create("one", List.of());
        keys.find(key);

        // When
        file.revoke("one");

        // Then
        assertThat(keys.find(key)).isEmpty();
        assertThat(keys.needed()).as("to revoke the last key opens nothing").isTrue();
    }

    @Test
    void shouldKeepItsKeysWhenTheFileCannotBeRead() throws IOException {
        // Given
        String key = file.create("one", List.of());
        ApiKeys keys = new ApiKeys(file);

        // When
        Files.writeString(file.path(), "{broken");

        // Then
        assertThat(keys.find(key)).isPresent();
    }

    @Test
    void shouldNeedAKeyStillWhenTheFileIsGone() throws IOException {
        // Given
        String key = file.create("one", List.of());
        ApiKeys keys = new ApiKeys(file);

        // When
        Files.delete(file.path());

        // Then
        assertThat(keys.find(key)).isEmpty();
        assertThat(keys.needed()).isTrue();
    }

    @Test
    void shouldGiveANameToOneGoodKeyOnly() throws IOException {
        // Given
        file.create("one", List.of());

        // When, then
        assertThatThrownBy(() -> file.create("one", List.of()))
                .hasMessageContaining("There is already a key named 'one'");
        file.revoke("one");
        file.create("one", List.of());
        assertThatThrownBy(() -> file.revoke("two")).hasMessageContaining("'two'");
        assertThat(file.read()).extracting(ApiKey::good).containsExactly(false, true);
    }

    @Test
    void shouldRefuseAFileThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "[1]");

        assertThatThrownBy(() -> new ApiKeys(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a file of API keys");
    }
}
