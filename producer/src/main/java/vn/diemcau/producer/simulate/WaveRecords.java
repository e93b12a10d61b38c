package vn.diemcau.producer.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.event.ConferenceEvent;
import vn.diemcau.event.SpeechEvent;
import vn.diemcau.topic.CloudEventHeaders;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Converts waves to records of the topics of events, keys and values as bytes. Safe for many threads. */
final class WaveRecords {
    private static final CloudEventHeaders HEADERS = CloudEventHeaders.from("simulate");

    private final Serializer<Object> serializer;
    private final String conferences;
    private final String speeches;
    private final String directives;
    private final int partitions;

    /**
     * A converter.
     *
     * @param serializer of envelopes, safe for many threads
     * @param topicPrefix goes before every topic name; empty for none
     * @param partitions of each topic
     */
    WaveRecords(Serializer<Object> serializer, String topicPrefix, int partitions) {
        this.serializer = serializer;
        this.conferences = Topics.CONFERENCE_EVENTS.name(topicPrefix);
        this.speeches = Topics.SPEECH_EVENTS.name(topicPrefix);
        this.directives = Topics.DIRECTIVE_EVENTS.name(topicPrefix);
        this.partitions = partitions;
    }

    /** The topic of an envelope. */
    static Topic<?> topic(SpecificRecord envelope) {
        if (envelope instanceof ConferenceEvent) {
            return Topics.CONFERENCE_EVENTS;
        }
        return envelope instanceof SpeechEvent ? Topics.SPEECH_EVENTS : Topics.DIRECTIVE_EVENTS;
    }

    /** The records of a wave, in its order. */
    ProducerRecord<byte[], byte[]>[] of(Wave wave) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
        ProducerRecord<byte[], byte[]>[] records = new ProducerRecord[wave.size()];
        for (int i = 0; i < records.length; i++) {
            records[i] = wave.poison(i) < 0 ? good(wave.event(i)) : bad(wave, i);
        }
        return records;
    }

    /** How the poison in a place is bad. */
    PoisonRecord kind(Wave wave, int place) {
        return PoisonRecord.of(wave.number(), wave.poison(place), partitions);
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
}
