package vn.diemcau.streams.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.diemcau.streams.core.RawStore;

/** The records of a task in a state store. */
final class KeyValueRawStore implements RawStore {
    private static final ByteArraySerializer PREFIX = new ByteArraySerializer();

    private final KeyValueStore<Bytes, byte[]> store;

    KeyValueRawStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte[] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
    }

    /** Read to the end before anything is written: a write may move what the cache holds under an open iterator. */
    @Override
    public List<Row> scan(byte[] prefix, int limit) {
        List<Row> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, PREFIX)) {
            while (rows.size() < limit && found.hasNext()) {
                KeyValue<Bytes, byte[]> next = found.next();
                rows.add(new Row(next.key.get(), next.value));
            }
        }
        return rows;
    }

    /**
     * The cache before the store gets deletions wrong when it is read backwards (since KAFKA-18326): what was deleted
     * since the last commit may turn up, with or without a value. Nothing is left out, so each is looked up.
     */
    @Override
    public Row last(byte[] prefix) {
        byte[] end = Arrays.copyOf(prefix, prefix.length + 1);
        end[prefix.length - 1]++;
        try (KeyValueIterator<Bytes, byte[]> found = store.reverseRange(Bytes.wrap(prefix), Bytes.wrap(end))) {
            while (found.hasNext()) {
                byte[] key = found.next().key.get();
                if (Arrays.equals(key, 0, Math.min(key.length, prefix.length), prefix, 0, prefix.length)) {
                    byte[] value = get(key);
                    if (value != null) {
                        return new Row(key, value);
                    }
                }
            }
            return null;
        }
    }
}
