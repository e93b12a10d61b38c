package vn.diemcau.topic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The keys of records: text, in UTF-8. */
public final class RecordKey {
    private RecordKey() {}

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
