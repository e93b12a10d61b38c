package vn.diemcau.streams.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Lets all stores of a process share one cache and one limit for what is not on disk yet. By itself each of them takes 50 MB
 * for its cache and 48 MB for writes, and there are two for each partition.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {
    private static final long CACHE_BYTES = 96L * 1024 * 1024;

    /** Part of the cache. */
    private static final long WRITE_BYTES = 48L * 1024 * 1024;

    private static final long WRITE_BYTES_OF_A_STORE = 8L * 1024 * 1024;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(CACHE_BYTES);
    private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

    /** Kafka Streams makes it by its name. */
    public SharedRocksDbMemory() {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(CACHE);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(WRITES);
        options.setWriteBufferSize(WRITE_BYTES_OF_A_STORE);
    }

    /** What is shared stays open for the other stores. */
    @Override
    public void close(String store, Options options) {}
}
