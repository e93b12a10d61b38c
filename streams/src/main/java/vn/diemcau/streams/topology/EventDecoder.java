package vn.diemcau.streams.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.serde.AvroCodecs;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.streams.core.ImpossibleEventException;
import vn.diemcau.topic.RecordKey;
import vn.diemcau.topic.Topic;
import vn.diemcau.topic.Topics;

/**
 * Turns the bytes of records into keys and envelopes. What is wrong with them is distinguished from a registry that is
 * unavailable, in which case the record may be valid.
 */
public final class EventDecoder implements AutoCloseable {
    private final Map<String, Deserializer<?>> deserializers;

    /**
     * @param deserializers of the values of each topic, by its name on the broker; safe for use by many threads
     */
    EventDecoder(Map<String, Deserializer<?>> deserializers) {
        this.deserializers = Map.copyOf(deserializers);
    }

    /** A decoder of the event topics, with the deserializers that the settings name. */
    public static EventDecoder of(Settings settings) {
        Map<String, Deserializer<?>> deserializers = new HashMap<>();
        for (Topic<?> topic : Topics.events()) {
            deserializers.put(
                    topic.name(settings.get(Setting.TOPIC_PREFIX)),
                    AvroCodecs.deserializer(
                            settings.get(Setting.DESERIALIZER), topic.valueType(), settings.registry()));
        }
        return new EventDecoder(deserializers);
    }

    /**
     * The text of a key.
     *
     * @throws ImpossibleEventException if there is no key, or it is not text
     */
    public static String key(byte[] bytes) {
        try {
            return RecordKey.text(bytes);
        } catch (IllegalArgumentException e) {
            throw new ImpossibleEventException(e.getMessage());
        }
    }

    /**
     * The envelope in a value.
     *
     * @throws ImpossibleEventException if there is none
     * @throws SerializationException if the registry is unavailable
     */
    public SpecificRecord envelope(String topic, Headers headers, byte[] value) {
        if (value == null) {
            throw new ImpossibleEventException("it has no value");
        }
        Object envelope = decoded(topic, headers, value);
        if (envelope instanceof SpecificRecord specific) {
            return specific;
        }
        throw new ImpossibleEventException("its value is not an event");
    }

    @Override
    public void close() {
        deserializers.values().forEach(Deserializer::close);
    }

    private Object decoded(String topic, Headers headers, byte[] value) {
        try {
            return deserializers.get(topic).deserialize(topic, headers, value);
        } catch (SerializationException e) {
            if (RegistryUnavailableException.isCauseOf(e)) {
                throw e;
            }
            throw new ImpossibleEventException(e.getMessage(), e);
        }
    }
}
