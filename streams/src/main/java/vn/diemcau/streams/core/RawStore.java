package vn.diemcau.streams.core;

import java.util.function.BiConsumer;

/**
 * The records of one task: bytes by bytes, in unsigned order of the keys. The shell backs it with a changelogged store,
 * tests with a sorted map.
 */
public interface RawStore {
    /** The value of a key; null where there is none. */
    byte[] get(byte[] key);

    /** Puts a value in the place of the one of a key; null deletes it. */
    void put(byte[] key, byte[] value);

    /** Whether there is no record at all. */
    boolean isEmpty();

    /** Hands out all records whose keys start with a prefix, in order; nothing may be written meanwhile. */
    void scan(byte[] prefix, BiConsumer<byte[], byte[]> records);
}
