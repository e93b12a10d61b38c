package vn.diemcau.streams.core;

import java.util.ArrayList;
import java.util.List;

/** The records of a task, typed. */
final class StateStore {
    private final RawStore records;

    StateStore(RawStore records) {
        this.records = records;
    }

    /** An entry of a scan. */
    record Line<T>(byte[] key, T value) {}

    /** The value of a key; null where there is none. */
    <T> T get(RecordType<T> kind, Key key) {
        return Codec.decode(records.get(key.bytes()), kind.type());
    }

    <T> T get(RecordType<T> kind, Key key, T otherwise) {
        T value = get(kind, key);
        return value == null ? otherwise : value;
    }

    <T> void put(RecordType<T> kind, Key key, T value) {
        records.put(key.bytes(), Codec.encode(kind.type().cast(value)));
    }

    void delete(Key key) {
        records.delete(key.bytes());
    }

    void delete(byte[] key) {
        records.delete(key);
    }

    /** What has keys that start with a prefix, in their order; a copy that later writes do not touch. */
    <T> List<Line<T>> scan(RecordType<T> kind, Key prefix) {
        return scan(kind, prefix, Integer.MAX_VALUE);
    }

    <T> List<Line<T>> scan(RecordType<T> kind, Key prefix, int limit) {
        List<Line<T>> lines = new ArrayList<>();
        for (RawStore.Row row : records.scan(prefix.bytes(), limit)) {
            lines.add(new Line<>(row.key(), Codec.decode(row.value(), kind.type())));
        }
        return lines;
    }

    /** The last entry whose key starts with a prefix; null where there is none. */
    <T> Line<T> last(RecordType<T> kind, Key prefix) {
        RawStore.Row row = records.last(prefix.bytes());
        return row == null ? null : new Line<>(row.key(), Codec.decode(row.value(), kind.type()));
    }
}
