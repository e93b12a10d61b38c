package vn.diemcau.serde;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import vn.diemcau.registry.Registry;
import vn.diemcau.registry.RegistryException;
import vn.diemcau.registry.RegistryUnavailableException;

/**
 * Avro records, generated or generic, into Confluent's wire format; what {@code KafkaAvroSerializer} does, under the
 * same property names ({@code schema.registry.url}, {@code auto.register.schemas}, {@code use.latest.version}, {@code
 * normalize.schemas}, {@code avro.remove.java.properties} and those of the HTTP client), with subjects by
 * TopicNameStrategy. Null stays null. Safe for use by many threads once configured.
 *
 * <p>Throws {@link RegistryUnavailableException} where the registry is unavailable, any other {@link SerializationException}
 * where the record cannot be written or the registry refuses its schema, and {@link
 * org.apache.kafka.common.errors.InterruptException} when interrupted.
 *
 * @param <T> type of the records: a {@link GenericContainer}, as all of Avro's are
 */
public final class AvroSerializer<T> implements Serializer<T> {
    static {
        TrustedPackages.trust();
    }

    private SerdeConfig config;
    private Encodings encodings;

    /** A serializer to be configured with {@link #configure}. */
    public AvroSerializer() {}

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        config = SerdeConfig.of(properties, isKey);
        encodings = new Encodings(config, Registry.of(config.registry()));
    }

    @Override
    public byte[] serialize(String topic, T data) {
        if (data == null) {
            return null;
        }
        if (encodings == null) {
            throw new IllegalStateException("The serializer is not configured: call configure() first");
        }
        String subject = config.subject(topic);
        Schema schema = schema(topic, subject, data);
        try {
            Encoding encoding = encodings.of(subject, schema, data);
            return WireFormat.write(encoding.id(), encoding.writer(), data);
        } catch (RegistryException e) {
            throw Failures.of("Cannot get an id for the schema " + schema.getFullName(), topic, subject, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Failures.of("Cannot serialize " + schema.getFullName(), topic, subject, e);
        }
    }

    private static Schema schema(String topic, String subject, Object data) {
        if (data instanceof GenericContainer container) {
            return container.getSchema();
        }
        throw new SerializationException("Cannot serialize " + data.getClass().getName()
                + ", which is not an Avro record" + Failures.where(topic, subject));
    }
}
