package vn.diemcau.streams.runtime;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import vn.diemcau.streams.topology.ThreadTransaction;

/**
 * The clients of Kafka Streams as it makes them itself, except that the producer reports its transactions and takes no record
 * while it does not know whether the last one is committed. Kafka's own would refuse such a record too, but keep it: it might
 * write it into that transaction, or have whoever closes a task wait for it until its delivery times out.
 */
final class StreamsClients implements KafkaClientSupplier {
    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new TellingProducer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    private static final class TellingProducer extends KafkaProducer<byte[], byte[]> {
        private boolean inDoubt;

        TellingProducer(Map<String, Object> config) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void beginTransaction() {
            super.beginTransaction();
            ThreadTransaction.begun();
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback) {
            if (inDoubt) {
                throw new TimeoutException("The brokers have not said in time whether a transaction is committed");
            }
            return super.send(message, callback);
        }

        @Override
        public void commitTransaction() {
            inDoubt = true;
            super.commitTransaction();
            inDoubt = false;
            ThreadTransaction.committed();
        }
    }
}
