package vn.diemcau.producer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The file of the keys. It is replaced as a whole, so that readers always find a complete file, and only its owner may
 * read it. Revoked keys stay in it, as a record of who had one.
 */
public final class KeyFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "diemcau_";
    private static final int KEY_BYTES = 32;

    private final Path path;

    /** What the file holds. */
    record Content(List<ApiKey> keys) {}

    public KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    public Path path() {
        return path;
    }

    /**
     * All keys, the oldest first; none where there is no file.
     *
     * @throws IOException if the file cannot be read or holds something else
     */
    public List<ApiKey> read() throws IOException {
        if (Files.notExists(path)) {
            return List.of();
        }
        try {
            List<ApiKey> keys =
                    JSON.readValue(Files.readAllBytes(path), Content.class).keys();
            if (keys == null || keys.stream().anyMatch(key -> key.name() == null || key.sha256() == null)) {
                throw new IOException(path + " is not a file of API keys");
            }
            return List.copyOf(keys);
        } catch (JsonProcessingException e) {
            throw new IOException(path + " is not a file of API keys: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Makes a key.
     *
     * @param provinces codes; empty: all provinces, and events of every type
     * @return the key, which is not stored
     * @throws IOException if there is a valid key with that name, or the file cannot be written
     */
    public String create(String name, List<String> provinces) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        change(
                keys -> {
                    keys.add(new ApiKey(name, HexFormat.of().formatHex(sha256(key)), provinces, now(), null));
                    return keys;
                },
                name,
                false);
        return key;
    }

    /**
     * Revokes a key, at once for gateways that read this file.
     *
     * @throws IOException if there is no valid key with that name, or the file cannot be written
     */
    public void revoke(String name) throws IOException {
        change(
                keys -> {
                    keys.replaceAll(key -> key.name().equals(name) && key.good()
                            ? new ApiKey(name, key.sha256(), key.provinces(), key.created(), now())
                            : key);
                    return keys;
                },
                name,
                true);
    }

    /** What is kept of a key. */
    static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("try") // the lock is held, and used for nothing else
    private void change(UnaryOperator<List<ApiKey>> change, String name, boolean there) throws IOException {
        Files.createDirectories(path.getParent());
        Path lock = path.resolveSibling(path.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            List<ApiKey> keys = new ArrayList<>(read());
            if (keys.stream().anyMatch(key -> key.name().equals(name) && key.good()) != there) {
                throw new IOException(
                        there
                                ? "There is no valid key named '" + name + "'"
                                : "There is already a key named '" + name
                                        + "'; revoke it first, or choose another name");
            }
            write(change.apply(keys));
        }
    }

    private void write(List<ApiKey> keys) throws IOException {
        Path written = Files.createTempFile(
                path.getParent(),
                path.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Content(keys)));
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
