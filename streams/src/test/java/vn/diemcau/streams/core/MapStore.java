package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** RawStore in a sorted map. */
final class MapStore implements RawStore {
    private final TreeMap<byte[], byte[]> map = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte[] get(byte[] key) {
        return map.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        map.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        map.remove(key);
    }

    @Override
    public List<Row> scan(byte[] prefix, int limit) {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<byte[], byte[]> entry : map.tailMap(prefix).entrySet()) {
            if (rows.size() == limit || !startsWith(entry.getKey(), prefix)) {
                break;
            }
            rows.add(new Row(entry.getKey(), entry.getValue()));
        }
        return rows;
    }

    @Override
    public Row last(byte[] prefix) {
        List<Row> rows = scan(prefix, Integer.MAX_VALUE);
        return rows.isEmpty() ? null : rows.get(rows.size() - 1);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
