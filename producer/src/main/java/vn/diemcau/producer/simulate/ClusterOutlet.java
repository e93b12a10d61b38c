package vn.diemcau.producer.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.producer.send.Deliveries;
import vn.diemcau.topic.CloudEventHeaders;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Sends records to the topics of events. Values are serialized by the threads that make the events. */
final class ClusterOutlet implements Outlet<ProducerRecord<byte[], byte[]>[]> {
    private static final CloudEventHeaders HEADERS = CloudEventHeaders.from("simulate");

    private final Deliveries<byte[], byte[]> deliveries;
    private final Serializer<Object> serializer;
    private final String conferences;
    private final String speeches;
    private final String directives;
    private final int partitions;
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
        this.serializer = serializer;
        this.conferences = Topics.CONFERENCE_EVENTS.name(topicPrefix);
        this.speeches = Topics.SPEECH_EVENTS.name(topicPrefix);
        this.directives = Topics.DIRECTIVE_EVENTS.name(topicPrefix);
        this.partitions = producer.partitionsFor(conferences).size();
        this.poison = poison;
    }

    /** The topic of an envelope. */
    static Topic<?> topic(SpecificRecord envelope) {
        if (envelope instanceof ConferenceEvent) {
            return Topics.CONFERENCE_EVENTS;
        }
        return envelope instanceof SpeechEvent ? Topics.SPEECH_EVENTS : Topics.DIRECTIVE_EVENTS;
    }

    @Override
    public ProducerRecord<byte[], byte[]>[] encode(Wave wave) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
        ProducerRecord<byte[], byte[]>[] records = new ProducerRecord[wave.size()];
        for (int i = 0; i < records.length; i++) {
            records[i] = wave.poison(i) < 0 ? good(wave.event(i)) : bad(wave, i);
        }
        return records;
    }

    private ProducerRecord<byte[], byte[]> good(SpecificRecord envelope) {
        String topic = envelope instanceof ConferenceEvent
                ? conferences
                : envelope instanceof SpeechEvent ? speeches : directives;
        byte[] key = ((String) envelope.get(1)).getBytes(UTF_8);
        return new ProducerRecord<>(topic, null, key, serializer.serialize(topic, envelope), HEADERS.ofEvent(envelope));
    }

    private ProducerRecord<byte[], byte[]> bad(Wave wave, int place) {
        ConferenceEvent carrier = (ConferenceEvent) wave.event(place);
        return kind(wave, place)
                .spoil(carrier, event -> serializer.serialize(conferences, event), conferences, partitions);
    }

    private PoisonRecord kind(Wave wave, int place) {
        return PoisonRecord.of(wave.number(), wave.poison(place), partitions);
    }

    @Override
    public void deliver(Wave wave, ProducerRecord<byte[], byte[]>[] records, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            if (wave.poison(i) < 0) {
                deliveries.send(records[i], "a record");
            } else {
                PoisonRecord kind = kind(wave, i);
                deliveries.send(
                        records[i],
                        "a poison record",
                        there -> poison.acknowledged(there.topic(), there.partition(), there.offset(), kind));
            }
            // the record is the producer's now
            records[i] = null;
        }
        if (deliveries.failed()) {
            settle();
        }
    }

    @Override
    public void recycle(ProducerRecord<byte[], byte[]>[] records) {
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
