package vn.diemcau.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class SharedRocksDbMemoryTest {
    private static final String CACHE_SIZE = "rocksdb.block-cache-capacity";
    private static final String CACHE_USE = "rocksdb.block-cache-usage";

    @TempDir
    private Path directory;

    @Test
    void shouldLetStoresShareOneCacheThatHoldsWhatTheyWrite() throws RocksDBException {
        try (Options ofOne = options();
                Options ofOther = options();
                RocksDB one = RocksDB.open(ofOne, directory.resolve("one").toString());
                RocksDB other = RocksDB.open(ofOther, directory.resolve("other").toString())) {
            // Given
            long before = other.getLongProperty(CACHE_USE);

            // When
            one.put(new byte[] {1}, new byte[2 * 1024 * 1024]);

            // Then
            assertThat(other.getLongProperty(CACHE_USE)).isGreaterThan(before + 1024 * 1024);
            assertThat(other.getLongProperty(CACHE_SIZE)).isEqualTo(96L * 1024 * 1024);
            assertThat(ofOther.writeBufferManager()).isSameAs(ofOne.writeBufferManager());
        }
    }

    /** As Kafka Streams makes them. */
    private static Options options() {
        Options options = new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
        new SharedRocksDbMemory().setConfig("any", options, Map.of());
        return options;
    }
}
