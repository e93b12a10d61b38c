package vn.diemcau.serde;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.registry.RegistryUnavailableException;

/**
 * Confluent's serializer, which accepts any JSON as the answer to a registration, and writes the id 0 if the answer has
 * none; no registry uses that id, and no reader would find it. It is recreated after every failure of the registry,
 * because its client caches answers.
 *
 * @param <T> type of the records
 */
final class ConfluentSerializer<T> implements Serializer<T> {
    private static final int HEADER = 5;

    private final Supplier<Serializer<T>> maker;
    private volatile Serializer<T> current;

    ConfluentSerializer(Supplier<Serializer<T>> maker) {
        this.maker = maker;
        this.current = maker.get();
    }

    @Override
    public byte[] serialize(String topic, T data) {
        return serialize(topic, null, data);
    }

    @Override
    public byte[] serialize(String topic, Headers headers, T data) {
        Serializer<T> used = current;
        try {
            byte[] bytes = headers == null ? used.serialize(topic, data) : used.serialize(topic, headers, data);
            requireId(topic, bytes);
            return bytes;
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isCauseOf(e)) {
                renew(used);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        current.close();
    }

    private static void requireId(String topic, byte[] bytes) {
        boolean isNumbered = bytes != null && bytes.length >= HEADER && bytes[0] == WireFormat.MAGIC;
        if (isNumbered && ByteBuffer.wrap(bytes).getInt(1) == 0) {
            String said = "The schema registry answered without an id (topic " + topic + ")";
            throw new RegistryUnavailableException(said, new NetworkException(said));
        }
    }

    private synchronized void renew(Serializer<T> used) {
        if (current == used) {
            current = maker.get();
        }
    }
}
