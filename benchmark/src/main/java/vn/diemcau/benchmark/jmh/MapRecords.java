package vn.diemcau.benchmark.jmh;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import vn.diemcau.streams.core.RawStore;

/** Records in memory. */
final class MapRecords implements RawStore {
    private final TreeMap<byte[], byte[]> records = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte[] get(byte[] key) {
        return records.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        if (value == null) {
            records.remove(key);
        } else {
            records.put(key, value);
        }
    }

    @Override
    public boolean isEmpty() {
        return records.isEmpty();
    }

    @Override
    public void scan(byte[] prefix, BiConsumer<byte[], byte[]> each) {
        for (Map.Entry<byte[], byte[]> record : records.tailMap(prefix).entrySet()) {
            if (!startsWith(record.getKey(), prefix)) {
                return;
            }
            each.accept(record.getKey(), record.getValue());
        }
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
