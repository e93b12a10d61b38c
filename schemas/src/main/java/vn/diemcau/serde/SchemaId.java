package vn.diemcau.serde;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import vn.diemcau.registry.Registry;
import vn.diemcau.registry.RegistryException;

/**
 * How a record names its schema, and where its Avro bytes begin. The name is a number before them or, from Confluent's
 * version 8 on, a GUID in a header ({@code HeaderSchemaIdSerializer}); both places accept both forms. A header takes
 * precedence.
 *
 * @param id an {@link Integer} or a {@link UUID}
 * @param body the position of the first byte of the Avro data
 */
record SchemaId(Object id, int body) {
    private static final String KEY_HEADER = "__key_schema_id";
    private static final String VALUE_HEADER = "__value_schema_id";
    private static final byte NUMBER = WireFormat.MAGIC;
    private static final byte GUID = 1;

    /**
     * The name in a record.
     *
     * @param headers null where there are none
     * @throws IllegalArgumentException if there is none
     */
    static SchemaId of(boolean isKey, Headers headers, byte[] data) {
        Header header = headers == null ? null : headers.lastHeader(isKey ? KEY_HEADER : VALUE_HEADER);
        if (header != null && header.value() != null) {
            return new SchemaId(read(ByteBuffer.wrap(header.value()), "the header " + header.key()), 0);
        }
        ByteBuffer bytes = ByteBuffer.wrap(data);
        return new SchemaId(read(bytes, "the record"), bytes.position());
    }

    /** The schema of this name. */
    Schema schema(Registry registry) throws RegistryException {
        return id instanceof UUID guid ? registry.byGuid(guid) : registry.byId((Integer) id);
    }

    private static Object read(ByteBuffer bytes, String where) {
        try {
            byte magic = bytes.get();
            return switch (magic) {
                case NUMBER -> bytes.getInt();
                case GUID -> new UUID(bytes.getLong(), bytes.getLong());
                default -> throw new IllegalArgumentException("Unknown magic byte!");
            };
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    where + " ends after " + bytes.limit() + " bytes, within the id of its schema", e);
        }
    }
}
