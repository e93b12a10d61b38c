package vn.diemcau.streams.topology;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store with a changelog whose owner is asked before each commit to write and publish what it has on the heap: before
 * commits by the clock or on request, before a task is handed over, and before it is closed. Kafka Streams has no
 * public interface for that; it asks its own caching stores in the same way ({@code CachedStateStore.flushCache}). This
 * is the only class that uses internal types of Kafka Streams; {@code WriteBehindStoreTest} fails if their behaviour
 * changes.
 *
 * <p>It is also asked before a task is closed whose transaction is aborted: what it writes then is aborted too.
 *
 * <p>Kafka Streams 4.4.0 also lets stores commit to disk whose tasks are closed after a failed commit, and does not delete
 * them if they are transactional. The state would then hold what the topics do not, and take events for counted when they
 * are read again. So nothing is committed to disk here while the transaction is undecided.
 */
final class WriteBehindStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBehindStore.class);

    private InternalProcessorContext<?, ?> context;
    private Runnable beforeCommit = () -> {};
    private boolean owned;

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
        disown();
        super.init(storeContext, root);
    }

    /** Runs an action before each commit from now on; to be called by a processor while it is initialised. */
    void beforeCommit(Runnable action) {
        ProcessorNode<?, ?, ?, ?> owner = context.currentNode();
        owned = true;
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

    /** Puts on disk what was written; while it is restored, that is no matter of a transaction. */
    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        if (owned && ThreadTransaction.isUndecided()) {
            LOG.atWarn()
                    .addKeyValue("event", "dropped")
                    .addKeyValue("store", name())
                    .log("What was written is not kept, since its transaction is not committed");
            return;
        }
        super.commit(changelogOffsets);
    }

    @Override
    public void close() {
        disown();
        super.close();
    }

    private void disown() {
        owned = false;
        beforeCommit = () -> {};
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
