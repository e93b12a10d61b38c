package vn.diemcau.serde;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import vn.diemcau.registry.Registry;
import vn.diemcau.registry.RegistryException;
import vn.diemcau.registry.RegistryUnavailableException;

/**
 * Confluent's wire format into Avro records; what {@code KafkaAvroDeserializer} does, under the same property names.
 * {@code specific.avro.reader} reads into the generated class that the writer's schema names, {@code
 * specific.avro.value.type} (or {@code .key.type}) into the one given; both by that class's own schema, which Avro
 * resolves the writer's to. Otherwise generic records by the writer's schema come out, or by a reader's schema given to
 * the constructor; {@code avro.use.logical.type.converters} turns their logical types into Java's. Null stays null;
 * bytes after the record are ignored, as Confluent's class ignores them. The schema's id is read from before the record
 * or from a header. Safe for use by many threads once configured.
 *
 * <p>Whatever the bytes are, only a {@link SerializationException} is thrown: a {@link RegistryUnavailableException}
 * where the registry is unavailable, any other where the record cannot be read; or an {@link
 * org.apache.kafka.common.errors.InterruptException} when interrupted. An unknown id is asked for again at the next
 * record that has it.
 *
 * @param <T> type of the records; with a class given (see above), no other type is returned
 */
public final class AvroDeserializer<T> implements Deserializer<T> {
    static {
        TrustedPackages.trust();
    }

    private final Class<?> type;
    private final Schema readerSchema;
    private SerdeConfig config;
    private Registry registry;
    private ReaderSchemas readers;
    private LruCache<Object, Decoding> byId;

    /** A deserializer to be configured with {@link #configure}; its properties choose the type of the records. */
    public AvroDeserializer() {
        this(null, null);
    }

    /**
     * One that reads into a generated class, whatever the properties say, once {@link #configure} has made it ready.
     *
     * @param type generated class; or {@link org.apache.avro.generic.GenericRecord}, for which the properties hold
     */
    public AvroDeserializer(Class<T> type) {
        this(type, null);
    }

    /**
     * One that reads generic records by a schema of the reader, once {@link #configure} has made it ready.
     *
     * @param readerSchema schema to which that of the writer is resolved
     */
    public AvroDeserializer(Schema readerSchema) {
        this(null, readerSchema);
    }

    private AvroDeserializer(Class<?> type, Schema readerSchema) {
        this.type = type;
        this.readerSchema = readerSchema;
    }

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        config = SerdeConfig.of(properties, isKey);
        registry = Registry.of(config.registry());
        readers = ReaderSchemas.of(config, type, readerSchema);
        byId = new LruCache<>(config.maxSchemas());
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        return deserialize(topic, null, data);
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] data) {
        if (data == null) {
            return null;
        }
        if (config == null) {
            throw new IllegalStateException("The deserializer is not configured: call configure() first");
        }
        String subject = config.subject(topic);
        SchemaId name = name(topic, subject, headers, data);
        Decoding decoding = decoding(topic, subject, name);
        try {
            Object datum = decoding.read(data, name.body());
            @SuppressWarnings("unchecked") // the reader's schema is that of T, or T is as generic as the records
            T record = (T) (datum instanceof Utf8 ? datum.toString() : datum);
            return record;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Failures.of("Cannot deserialize " + data.length + " bytes of schema " + name.id(), topic, subject, e);
        }
    }

    private SchemaId name(String topic, String subject, Headers headers, byte[] data) {
        try {
            return SchemaId.of(config.key(), headers, data);
        } catch (IllegalArgumentException e) {
            throw new SerializationException(e.getMessage() + Failures.where(topic, subject), e);
        }
    }

    private Decoding decoding(String topic, String subject, SchemaId name) {
        Decoding decoding = byId.get(name.id());
        if (decoding == null) {
            try {
                decoding = readers.decoding(name.schema(registry));
            } catch (RegistryException e) {
                throw Failures.of("Cannot get schema " + name.id(), topic, subject, e);
            } catch (IOException | RuntimeException | StackOverflowError e) {
                throw Failures.of("Cannot use schema " + name.id(), topic, subject, e);
            }
            byId.put(name.id(), decoding);
        }
        return decoding;
    }
}
