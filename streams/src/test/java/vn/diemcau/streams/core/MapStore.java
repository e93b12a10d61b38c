package vn.diemcau.streams.core;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Records in a sorted map. */
final class MapStore implements RawStore {
    private final TreeMap<byte[], byte[]> map = new TreeMap<>(Arrays::compareUnsigned);
    private long written;

    @Override
    public byte[] get(byte[] key) {
        return map.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
            written += value.length;
        }
    }

    @Override
    public boolean isEmpty() {
        return map.isEmpty();
    }

    @Override
    public void scan(byte[] prefix, BiConsumer<byte[], byte[]> records) {
        for (Map.Entry<byte[], byte[]> entry : map.tailMap(prefix).entrySet()) {
            if (!startsWith(entry.getKey(), prefix)) {
                return;
            }
            records.accept(entry.getKey(), entry.getValue());
        }
    }

    /** How many records there are. */
    int size() {
        return map.size();
    }

    /** How many bytes of values were ever put. */
    long written() {
        return written;
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
