package vn.diemcau.serde;

import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.registry.RegistryUnavailableException;

/**
 * Confluent's deserializer, recreated after every failure of the registry: its client caches answers, and would
 * continue to fail with a wrong answer after the registry is back.
 *
 * @param <T> type of the records
 */
final class ConfluentDeserializer<T> implements Deserializer<T> {
    private final Supplier<Deserializer<T>> maker;
    private volatile Deserializer<T> current;

    ConfluentDeserializer(Supplier<Deserializer<T>> maker) {
        this.maker = maker;
        this.current = maker.get();
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        return deserialize(topic, null, data);
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] data) {
        Deserializer<T> used = current;
        try {
            return used.deserialize(topic, headers, data);
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

    /** Threads that still use the old one are not affected: it holds nothing that has to be closed. */
    private synchronized void renew(Deserializer<T> used) {
        if (current == used) {
            current = maker.get();
        }
    }
}
