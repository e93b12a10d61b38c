package vn.diemcau.streams.topology;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A store with a changelog whose owner is asked before each commit to write and publish what it has on the heap: before
 * commits by the clock or on request, before a task is handed over, and before it is closed. Kafka Streams has no
 * public interface for that; it asks its own caching stores in the same way ({@code CachedStateStore.flushCache}). This
 * is the only class that uses internal types of Kafka Streams; {@code WriteBehindStoreTest} fails if their behaviour
 * changes.
 *
 * <p>It is also asked before a task is closed whose transaction is aborted: what it writes then is aborted too.
 */
final class WriteBehindStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {
    private InternalProcessorContext<?, ?> context;
    private Runnable beforeCommit = () -> {};

    private WriteBehindStore(KeyValueStore<Bytes, byte[]> store) {
        super(store);
    }

    /**
     * Builds such a store, on disk.
     *
     * @param changelog settings of its topic
     */
    static StoreBuilder<WriteBehindStore> builder(String name, Map<String, String> changelog) {
        return new Builder(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(changelog));
    }

    @Override
    public void init(StateStoreContext storeContext, org.apache.kafka.streams.processor.StateStore root) {
        // A task whose transaction was aborted is opened again with the same store.
        context = (InternalProcessorContext<?, ?>) storeContext;
        beforeCommit = () -> {};
        super.init(storeContext, root);
    }

    /** Runs an action before each commit from now on; to be called by a processor while it is initialised. */
    void beforeCommit(Runnable action) {
        ProcessorNode<?, ?, ?, ?> owner = context.currentNode();
        beforeCommit = () -> {
            ProcessorNode<?, ?, ?, ?> before = context.currentNode();
            context.setCurrentNode(owner);
            try {
                action.run();
            } finally {
                context.setCurrentNode(before);
            }
        };
    }

    @Override
    public void flushCache() {
        beforeCommit.run();
    }

    @Override
    public void close() {
        beforeCommit = () -> {};
        super.close();
    }

    /** Makes one for each task. */
    private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner) implements StoreBuilder<WriteBehindStore> {
        @Override
        public WriteBehindStore build() {
            return new WriteBehindStore(inner.build());
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingEnabled() {
            throw new UnsupportedOperationException("The owner keeps records on the heap by itself");
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(inner.withLoggingEnabled(config));
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingDisabled() {
            throw new UnsupportedOperationException("State without a changelog is lost with the process");
        }

        @Override
        public Map<String, String> logConfig() {
            return inner.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return inner.loggingEnabled();
        }

        @Override
        public String name() {
            return inner.name();
        }
    }
}
