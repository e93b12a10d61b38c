package vn.diemcau.serde;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of limited size that drops the least recently used entry. Safe for use by many threads. */
final class LruCache<K, V> {
    private final Map<K, V> entries;

    LruCache(int capacity) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value of a key, or null. */
    synchronized V get(K key) {
        return entries.get(key);
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
    }
}
