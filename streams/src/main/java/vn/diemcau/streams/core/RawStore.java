package vn.diemcau.streams.core;

import java.util.List;

/**
 * The records of one task: bytes by bytes, in unsigned order of the keys. The shell backs it with a changelogged store,
 * tests with a sorted map.
 */
public interface RawStore {
    /** A record. */
    record Row(byte[] key, byte[] value) {}

    /** The value of a key; null where there is none. */
    byte[] get(byte[] key);

    void put(byte[] key, byte[] value);

    void delete(byte[] key);

    /** At most {@code limit} records whose keys start with a prefix, in order; a copy that later writes do not touch. */
    List<Row> scan(byte[] prefix, int limit);

    /** The last record whose key starts with a prefix; null where there is none. */
    Row last(byte[] prefix);
}
