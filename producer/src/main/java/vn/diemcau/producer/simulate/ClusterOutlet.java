package vn.diemcau.producer.simulate;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.producer.send.Deliveries;
import vn.diemcau.topic.Topics;

/** Sends records to the topics of events. Values are serialized by the threads that make the events. */
final class ClusterOutlet implements Outlet<ProducerRecord<byte[], byte[]>[]> {
    private final Deliveries<byte[], byte[]> deliveries;
    private final WaveRecords records;
    private final PoisonLog poison;

    /**
     * An outlet.
     *
     * @param producer takes keys and values as they are; it is not closed
     * @param serializer of envelopes, safe for many threads
     * @param topicPrefix goes before every topic name; empty for none
     */
    ClusterOutlet(
            Producer<byte[], byte[]> producer, Serializer<Object> serializer, String topicPrefix, PoisonLog poison) {
        this.deliveries = new Deliveries<>(producer);
        int partitions = producer.partitionsFor(Topics.CONFERENCE_EVENTS.name(topicPrefix))
                .size();
        this.records = new WaveRecords(serializer, topicPrefix, partitions);
        this.poison = poison;
    }

    @Override
    public ProducerRecord<byte[], byte[]>[] encode(Wave wave) {
        return records.of(wave);
    }

    @Override
    public void deliver(Wave wave, ProducerRecord<byte[], byte[]>[] messages, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            if (wave.poison(i) < 0) {
                deliveries.send(messages[i], "a record");
            } else {
                PoisonRecord kind = records.kind(wave, i);
                deliveries.send(
                        messages[i],
                        "a poison record",
                        there -> poison.acknowledged(there.topic(), there.partition(), there.offset(), kind));
            }
            // the record is the producer's now
            messages[i] = null;
        }
        if (deliveries.failed()) {
            settle();
        }
    }

    @Override
    public void recycle(ProducerRecord<byte[], byte[]>[] messages) {
        // nothing to keep: the producer has the records
    }

    @Override
    public void settle() throws IOException {
        deliveries.settle();
        if (deliveries.failure().isPresent()) {
            Deliveries.Failure failure = deliveries.failure().get();
            throw new IOException(
                    String.format(
                            "record %,d was not acknowledged, and perhaps some records after it: %s",
                            failure.sequence() + 1, failure.reason()),
                    failure.cause());
        }
    }

    @Override
    public long arrived() {
        return deliveries.acknowledged();
    }

    @Override
    public Map<TopicPartition, Long> lastOffsets() {
        return deliveries.lastOffsets();
    }
}
