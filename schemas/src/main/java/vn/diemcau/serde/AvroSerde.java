package vn.diemcau.serde;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * {@link AvroSerializer} and {@link AvroDeserializer} together.
 *
 * @param <T> type of the records
 */
public final class AvroSerde<T> implements Serde<T> {
    private final AvroSerializer<T> serializer = new AvroSerializer<>();
    private final AvroDeserializer<T> deserializer;

    /** A serde to be configured with {@link #configure}; its properties choose the type of the records. */
    public AvroSerde() {
        deserializer = new AvroDeserializer<>();
    }

    /**
     * A serde that is ready.
     *
     * @param type generated class to read into; or {@link org.apache.avro.generic.GenericRecord}
     * @param properties as of the serializer and the deserializer
     * @param isKey whether it is for the keys of records
     * @throws org.apache.kafka.common.config.ConfigException if a property is missing or malformed
     */
    public AvroSerde(Class<T> type, Map<String, ?> properties, boolean isKey) {
        deserializer = new AvroDeserializer<>(type);
        configure(properties, isKey);
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        serializer.configure(properties, isKey);
        deserializer.configure(properties, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }
}
