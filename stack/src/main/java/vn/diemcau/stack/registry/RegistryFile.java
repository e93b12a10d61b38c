package vn.diemcau.stack.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The file with the state of the registry, as JSON. After a crash it holds the old state or the new one, never a part.
 */
final class RegistryFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    RegistryFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * The state; the empty one where there is no file yet.
     *
     * @throws IOException if the file cannot be read or holds no state
     */
    RegistryState read() throws IOException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            return RegistryState.EMPTY;
        }
        try {
            return Objects.requireNonNull(JSON.readValue(Files.readAllBytes(file), RegistryState.class));
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IOException(
                    file
                            + " does not contain the state of a schema registry: restore it from a copy, or move it to start"
                            + " empty",
                    e);
        }
    }

    /** Replaces the state; once this returns, it survives a crash of the machine. */
    void write(RegistryState state) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(state));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
