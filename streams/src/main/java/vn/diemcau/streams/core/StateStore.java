package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a task as objects. What is read is decoded once and stays on the heap; what is written stays there too,
 * until {@link #flush} encodes it, which has to happen before each commit. {@link #trim} gives up the owners that were
 * not used for longest; drawers that were asked for before it must not be used after it.
 */
public final class StateStore {
    private final RawStore records;
    private final HeapShare share;
    private final Map<String, Shelf> shelves = new LinkedHashMap<>(1024, 0.75f, true);
    private final List<Drawer<?, ?>> written = new ArrayList<>();
    private long weight;

    /** All of one owner that is on the heap. */
    private static final class Shelf {
        private final Map<Place, Drawer<?, ?>> drawers = new HashMap<>(8);
        private boolean isNew;
    }

    private record Place(RecordType<?, ?> type, String group) {
        @Override
        public int hashCode() {
            return type.letter() * 31 + group.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.type == type && place.group.equals(group);
        }
    }

    /**
     * A store with nothing on the heap.
     *
     * @param share how much of the heap it may take
     */
    public StateStore(RawStore records, HeapShare share) {
        this.records = records;
        this.share = share;
    }

    /** The records of a type that belong to an owner. */
    <K, V> Drawer<K, V> drawer(String owner, RecordType<K, V> type) {
        return drawer(owner, type, "");
    }

    /** The records of a group that belong to an owner. */
    @SuppressWarnings("unchecked")
    <K, V> Drawer<K, V> drawer(String owner, RecordType<K, V> type, String group) {
        Shelf shelf = shelf(owner);
        Place place = new Place(type, group);
        Drawer<?, ?> drawer = shelf.drawers.get(place);
        if (drawer == null) {
            drawer = new Drawer<>(this, type, Key.prefix(owner, type, group), shelf.isNew);
            shelf.drawers.put(place, drawer);
        }
        return (Drawer<K, V>) drawer;
    }

    /** Nothing is kept of an owner so far: no look-up is needed to know that. */
    void isNew(String owner) {
        shelf(owner).isNew = true;
    }

    /** Whether there is no record at all besides what was not written yet. */
    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Whether it takes more of the heap than it may. */
    public boolean isFull() {
        return weight > share.bytes();
    }

    /** Writes what has changed. */
    public void flush() {
        written.forEach(Drawer::flush);
        written.clear();
    }

    /** Writes what has changed, and gives up what was not used for longest, where it takes more than it may. */
    public void trim() {
        if (!isFull()) {
            return;
        }
        flush();
        long target = share.bytes() / 4 * 3;
        Iterator<Shelf> oldest = shelves.values().iterator();
        while (weight > target && oldest.hasNext()) {
            Shelf shelf = oldest.next();
            shelf.drawers.values().forEach(drawer -> weight -= drawer.giveUp());
            oldest.remove();
        }
    }

    RawStore records() {
        return records;
    }

    void weigh(long more) {
        weight += more;
    }

    void isWritten(Drawer<?, ?> drawer) {
        written.add(drawer);
    }

    private Shelf shelf(String owner) {
        Shelf shelf = shelves.get(owner);
        if (shelf == null) {
            shelf = new Shelf();
            shelves.put(owner, shelf);
        }
        return shelf;
    }
}
