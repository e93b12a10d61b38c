package vn.diemcau.topic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys of records: text, in UTF-8; what has several parts has slashes between them, which no part contains. */
public final class RecordKey {
    private static final String SEPARATOR = "/";

    private RecordKey() {}

    /** The key that has these parts. */
    public static String of(String... parts) {
        return String.join(SEPARATOR, parts);
    }

    /** The parts of a key. */
    public static List<String> parts(String key) {
        return List.of(key.split(SEPARATOR, -1));
    }

    /** The first part of a key. */
    public static String first(String key) {
        int end = key.indexOf(SEPARATOR);
        return end < 0 ? key : key.substring(0, end);
    }

    /**
     * The text of a key.
     *
     * @param bytes the raw key; may be null
     * @throws IllegalArgumentException if there is none, or it is not a text
     */
    public static String text(byte[] bytes) {
        if (bytes == null) {
            throw new IllegalArgumentException("it has no key");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("its key is not UTF-8", e);
        }
    }
}
