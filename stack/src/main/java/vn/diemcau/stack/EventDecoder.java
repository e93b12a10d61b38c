package vn.diemcau.stack;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.serde.RegistryUnavailableException;
import vn.diemcau.service.Setting;
import vn.diemcau.service.Settings;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/** Decodes records of the event topics as streams does. */
final class EventDecoder implements AutoCloseable {
    private final StringDeserializer keys = new StringDeserializer();
    private final Map<String, Deserializer<? extends SpecificRecord>> values = new HashMap<>();
    private final Settings settings;

    EventDecoder(Settings settings) {
        this.settings = settings;
        String prefix = settings.get(Setting.TOPIC_PREFIX);
        for (Topic<?> topic : Topics.events()) {
            values.put(
                    topic.name(prefix),
                    AvroCodecs.deserializer(
                            settings.get(Setting.DESERIALIZER),
                            topic.valueType().asSubclass(SpecificRecord.class),
                            settings.registry()));
        }
    }

    /** The key of a record; null where it has none. */
    String key(byte[] key) {
        return keys.deserialize("", key);
    }

    /**
     * The value of a record; null where it has none.
     *
     * @param topic the topic, as the broker names it
     * @throws UndecodableException if the bytes are not what the topic holds
     * @throws StackException if the schema registry does not answer
     */
    SpecificRecord value(String topic, byte[] value) throws UndecodableException {
        try {
            return values.get(topic).deserialize(topic, new RecordHeaders(), value);
        } catch (RuntimeException e) {
            if (RegistryUnavailableException.isCauseOf(e)) {
                throw new StackException(
                        "The schema registry does not answer at " + settings.get(Setting.SCHEMA_REGISTRY) + ": "
                                + e.getMessage(),
                        e);
            }
            throw new UndecodableException(e);
        }
    }

    /** Whether streams can decode a record: only with such does it tell its progress. */
    boolean decodes(ConsumerRecord<byte[], byte[]> message) {
        try {
            value(message.topic(), message.value());
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }

    /** Bytes that are not what the topic holds. */
    static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UndecodableException(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        values.values().forEach(Deserializer::close);
    }
}
