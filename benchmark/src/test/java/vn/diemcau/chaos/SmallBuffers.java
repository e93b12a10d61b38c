package vn.diemcau.chaos;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Lets local state go to disk after some kilobytes, so that a disk that is full is noticed within seconds of a load. */
public final class SmallBuffers implements RocksDBConfigSetter {
    private static final long BYTES = 32 * 1024;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> properties) {
        options.setWriteBufferSize(BYTES);
    }

    @Override
    public void close(String store, Options options) {
        // nothing of its own
    }
}
