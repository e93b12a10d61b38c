package vn.diemcau.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The GUID of a schema, which is the same in every registry: the MD5 of its text, as Confluent's registry has it. */
public final class SchemaGuid {
    private SchemaGuid() {}

    /**
     * The GUID of a schema without references, metadata or rules.
     *
     * @param text as the registry keeps it
     */
    public static UUID of(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
