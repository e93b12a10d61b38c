package vn.diemcau.streams.topology;

import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.diemcau.streams.core.RawStore;

/** The records of a task in a state store. */
record KeyValueRawStore(KeyValueStore<Bytes, byte[]> store) implements RawStore {
    private static final ByteArraySerializer PREFIX = new ByteArraySerializer();

    @Override
    public byte[] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public boolean isEmpty() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            return !all.hasNext();
        }
    }

    @Override
    public void scan(byte[] prefix, BiConsumer<byte[], byte[]> records) {
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, PREFIX)) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> next = found.next();
                records.accept(next.key.get(), next.value);
            }
        }
    }
}
