package vn.diemcau.streams;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.serde.RegistryUnavailableException;
import vn.diemcau.streams.core.ImpossibleEventException;
import vn.diemcau.topic.RecordKey;

/**
 * Turns the bytes of records into keys and envelopes. What is wrong with them is told apart from a registry that is
 * away, in which case the record may be perfectly good.
 */
final class EventDecoder {
    private final Map<String, Deserializer<?>> deserializers;

    /**
     * @param deserializers of the values of each topic, by its name on the broker; safe for use by many threads
     */
    EventDecoder(Map<String, Deserializer<?>> deserializers) {
        this.deserializers = Map.copyOf(deserializers);
    }

    static String key(byte[] bytes) {
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
     * @throws SerializationException if the registry is away
     */
    SpecificRecord envelope(String topic, Headers headers, byte[] value) {
        if (value == null) {
            throw new ImpossibleEventException("it has no value");
        }
        Object envelope = decoded(topic, headers, value);
        if (envelope instanceof SpecificRecord specific) {
            return specific;
        }
        throw new ImpossibleEventException("its value is no envelope");
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
