package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Records of one type that belong together, by what distinguishes them and in its order; see {@link StateStore}. */
final class Drawer<K, V> {
    /** About what a record takes on the heap besides its value. */
    private static final int RECORD = 160;

    private static final int EMPTY = 300;

    private final StateStore store;
    private final RecordType<K, V> type;
    private final byte[] prefix;
    private final TreeMap<K, Slot<V>> slots;
    private final List<K> dirty = new ArrayList<>(2);
    private boolean whole;
    private boolean givenUp;
    private long weight;

    /** A record on the heap. */
    private static final class Slot<V> {
        private V value;
        private boolean dirty;
        private boolean maybeStored;

        Slot(V value, boolean maybeStored) {
            this.value = value;
            this.maybeStored = maybeStored;
        }
    }

    /**
     * A drawer with nothing on the heap.
     *
     * @param whole whether nothing is in the store either
     */
    Drawer(StateStore store, RecordType<K, V> type, byte[] prefix, boolean whole) {
        this.store = store;
        this.type = type;
        this.prefix = prefix;
        this.slots = new TreeMap<>(type.order());
        this.whole = whole;
        weigh(EMPTY);
    }

    /** The value of a record; null where there is none. */
    V get(K key) {
        Slot<V> slot = slots.get(key);
        if (slot == null) {
            if (whole) {
                return null;
            }
            byte[] bytes = store.records().get(Key.of(prefix, key));
            slot = add(key, Codec.decode(bytes, type.value()), bytes != null);
        }
        return slot.value;
    }

    /** The value of a record; the other one where there is none. */
    V get(K key, V otherwise) {
        V value = get(key);
        return value == null ? otherwise : value;
    }

    void put(K key, V value) {
        if (givenUp) {
            throw new IllegalStateException("The drawer was given up: ask the store for it again");
        }
        Slot<V> slot = slots.get(key);
        if (slot == null) {
            slot = add(key, null, !whole);
        }
        weigh(weight(value) - weight(slot.value));
        slot.value = value;
        if (!slot.dirty) {
            slot.dirty = true;
            if (dirty.isEmpty()) {
                store.isWritten(this);
            }
            dirty.add(key);
        }
    }

    void delete(K key) {
        put(key, null);
    }

    /** All records, in their order; none may be written until the stream has come to its end. */
    Stream<Map.Entry<K, V>> stream() {
        load();
        return slots.entrySet().stream()
                .filter(slot -> slot.getValue().value != null)
                .map(slot -> Map.entry(slot.getKey(), slot.getValue().value));
    }

    /** All records, in their order; a copy. */
    List<Map.Entry<K, V>> all() {
        return stream().toList();
    }

    /** The last record before a key; null where there is none. */
    Map.Entry<K, V> before(K key) {
        load();
        Map.Entry<K, Slot<V>> found = slots.lowerEntry(key);
        while (found != null && found.getValue().value == null) {
            found = slots.lowerEntry(found.getKey());
        }
        return found == null ? null : Map.entry(found.getKey(), found.getValue().value);
    }

    /** The first record after a key; null where there is none. */
    Map.Entry<K, V> after(K key) {
        load();
        Map.Entry<K, Slot<V>> found = slots.higherEntry(key);
        while (found != null && found.getValue().value == null) {
            found = slots.higherEntry(found.getKey());
        }
        return found == null ? null : Map.entry(found.getKey(), found.getValue().value);
    }

    /** Deletes all records before a key. */
    void deleteBefore(K key) {
        for (Map.Entry<K, V> found = before(key); found != null; found = before(found.getKey())) {
            delete(found.getKey());
        }
    }

    /** Writes what has changed. */
    void flush() {
        for (K key : dirty) {
            Slot<V> slot = slots.get(key);
            slot.dirty = false;
            if (slot.value != null) {
                store.records().put(Key.of(prefix, key), Codec.encode(slot.value));
                slot.maybeStored = true;
            } else {
                if (slot.maybeStored) {
                    store.records().put(Key.of(prefix, key), null);
                }
                slot.maybeStored = false;
                if (whole) {
                    slots.remove(key);
                    weigh(-RECORD);
                }
            }
        }
        dirty.clear();
    }

    /** Is used no more; returns what it took on the heap. */
    long giveUp() {
        givenUp = true;
        slots.clear();
        whole = false;
        return weight;
    }

    private void load() {
        if (whole) {
            return;
        }
        store.records().scan(prefix, (key, bytes) -> {
            @SuppressWarnings("unchecked")
            K last = (K) Key.last(prefix, key, type.form());
            if (!slots.containsKey(last)) {
                add(last, Codec.decode(bytes, type.value()), true);
            }
        });
        whole = true;
        slots.values().removeIf(slot -> slot.value == null && !slot.dirty && forget());
    }

    private boolean forget() {
        weigh(-RECORD);
        return true;
    }

    private Slot<V> add(K key, V value, boolean maybeStored) {
        Slot<V> slot = new Slot<>(value, maybeStored);
        slots.put(key, slot);
        weigh(RECORD + weight(value));
        return slot;
    }

    private int weight(V value) {
        return value == null ? 0 : type.weight().applyAsInt(value);
    }

    private void weigh(long more) {
        weight += more;
        store.weigh(more);
    }
}
