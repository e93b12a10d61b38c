package vn.diemcau.producer.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a running gateway knows. At each request it checks whether the file has changed; if the file cannot be
 * read, the keys stay unchanged. Once there was a valid key, one is needed until the process ends: revoking the last
 * key opens nothing.
 */
final class ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final KeyFile file;
    private volatile State state;

    /**
     * What was read.
     *
     * @param version of the file; null: there was none
     * @param needed whether a request has to show a key
     */
    private record State(Object version, List<Known> keys, boolean needed) {}

    private record Known(ApiKey key, byte[] sha256) {}

    private record Version(Object file, long modified, long size) {}

    /** @throws IOException if there is a file that cannot be read */
    ApiKeys(KeyFile file) throws IOException {
        this.file = file;
        Object version = version();
        List<Known> keys = known(file.read());
        this.state = new State(version, keys, !keys.isEmpty());
    }

    /** Whether a request has to show a key. */
    boolean needed() {
        return current().needed();
    }

    /** The valid key with that text; every key is compared, in a time that does not depend on the key. */
    Optional<ApiKey> find(String text) {
        byte[] sha256 = KeyFile.sha256(text);
        ApiKey found = null;
        for (Known known : current().keys()) {
            if (MessageDigest.isEqual(known.sha256(), sha256)) {
                found = known.key();
            }
        }
        return Optional.ofNullable(found);
    }

    private State current() {
        State known = state;
        try {
            Object version = version();
            if (java.util.Objects.equals(version, known.version())) {
                return known;
            }
            return refresh(version);
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("event", "keys-unreadable")
                    .addKeyValue("file", file.path())
                    .addKeyValue("reason", e.getMessage())
                    .log("The keys stay as they were");
            return known;
        }
    }

    private synchronized State refresh(Object version) throws IOException {
        List<Known> keys = known(file.read());
        state = new State(version, keys, state.needed() || !keys.isEmpty());
        LOG.atInfo()
                .addKeyValue("event", "keys-read")
                .addKeyValue("file", file.path())
                .addKeyValue("keys", keys.size())
                .log("Read the keys");
        return state;
    }

    private static List<Known> known(List<ApiKey> keys) throws IOException {
        try {
            return keys.stream()
                    .filter(ApiKey::good)
                    .map(key -> new Known(key, HexFormat.of().parseHex(key.sha256())))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("the SHA-256 of a key is malformed: " + e.getMessage(), e);
        }
    }

    private Object version() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Version(
                    attributes.fileKey(), attributes.lastModifiedTime().toMillis(), attributes.size());
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
