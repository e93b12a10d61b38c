package vn.diemcau.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import vn.diemcau.registry.Registry;
import vn.diemcau.registry.RegistryException;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.schema.Compatibility;

/**
 * Registers schemas before the first record, as the serializers of {@link AvroCodecs} would, and sets the compatibility
 * levels of their subjects.
 */
public final class SchemaRegistrar {
    private final SerdeConfig config;
    private final Registry registry;

    /**
     * A registrar for a registry.
     *
     * @param properties {@code schema.registry.url} at least
     * @throws org.apache.kafka.common.config.ConfigException if a property is malformed
     */
    public SchemaRegistrar(Map<String, ?> properties) {
        config = SerdeConfig.of(AvroCodecs.common(properties), false);
        registry = Registry.of(config.registry());
    }

    /**
     * Sets the level of a topic's subject and registers the schema of its values, unless it is there already. If there
     * are other versions, the level is set first, so that it applies to this one.
     *
     * @param topic the name of the topic on the broker
     * @return the id of the schema
     * @throws RegistryUnavailableException if the registry does not answer, or cannot be used
     * @throws SerializationException if it refuses the schema
     */
    public int bringUp(String topic, Schema schema, Compatibility level) {
        String subject = config.subject(topic);
        try {
            boolean guarded = registry.setLevel(subject, level);
            int id = registry.register(subject, Encodings.sent(config, schema), config.normalize());
            if (!guarded && !registry.setLevel(subject, level)) {
                throw new SerializationException(
                        "The registry does not accept the compatibility level" + Failures.where(topic, subject));
            }
            return id;
        } catch (RegistryException e) {
            throw Failures.of("Cannot register the schema " + schema.getFullName(), topic, subject, e);
        }
    }
}
