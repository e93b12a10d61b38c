package vn.diemcau.serde;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the serializers and deserializers of Avro values that all services use, from class names in their settings:
 * those of this package, or Confluent's ({@code io.confluent.kafka.serializers.KafkaAvroSerializer} and {@code
 * KafkaAvroDeserializer}), which the Maven profile {@code confluent} puts on the class path. The results are configured
 * and ready: give the objects to the Kafka client, not the class names. All methods throw {@link ConfigException} where
 * a class is missing or of the wrong kind, or a property is malformed.
 */
public final class AvroCodecs {
    private static final String CONFLUENT = "io.confluent.";

    static {
        TrustedPackages.trust();
    }

    private AvroCodecs() {}

    /**
     * A serializer of values.
     *
     * @param className a {@link Serializer} with a public constructor without arguments
     * @param properties {@code schema.registry.url} at least
     */
    public static <T> Serializer<T> serializer(String className, Map<String, ?> properties) {
        Map<String, Object> all = common(properties);
        Supplier<Serializer<T>> maker = () -> {
            @SuppressWarnings("unchecked") // Confluent's is a Serializer<Object>, which takes every T
            Serializer<T> serializer = instance(className, Serializer.class);
            serializer.configure(all, false);
            return serializer;
        };
        return className.startsWith(CONFLUENT) ? new ConfluentSerializer<>(maker) : maker.get();
    }

    /**
     * A deserializer of values.
     *
     * @param className a {@link Deserializer} with a public constructor without arguments
     * @param type generated class of the values
     * @param properties {@code schema.registry.url} at least
     */
    public static <T> Deserializer<T> deserializer(String className, Class<T> type, Map<String, ?> properties) {
        Map<String, Object> all = common(properties);
        all.put(SerdeConfig.SPECIFIC_READER, true);
        all.put(SerdeConfig.SPECIFIC_VALUE_TYPE, type.getName());
        Supplier<Deserializer<T>> maker = () -> {
            @SuppressWarnings("unchecked") // it reads into the class that the property names
            Deserializer<T> deserializer = instance(className, Deserializer.class);
            deserializer.configure(all, false);
            return deserializer;
        };
        return className.startsWith(CONFLUENT) ? new ConfluentDeserializer<>(maker) : maker.get();
    }

    /** Both, as {@link #serializer} and {@link #deserializer} make them. */
    public static <T> Serde<T> serde(
            String serializerName, String deserializerName, Class<T> type, Map<String, ?> properties) {
        return Serdes.serdeFrom(
                serializer(serializerName, properties), deserializer(deserializerName, type, properties));
    }

    /**
     * The contract defines the subjects, so no property may change them. Registered schemas have the text of the
     * generated classes, as every serializer registers and looks them up by default.
     */
    public static Map<String, Object> common(Map<String, ?> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(SerdeConfig.VALUE_STRATEGY, SerdeConfig.TOPIC_NAME_STRATEGY);
        all.put(SerdeConfig.LOGICAL_TYPES, true);
        return all;
    }

    private static <C> C instance(String className, Class<C> kind) {
        try {
            return Class.forName(className).asSubclass(kind).getConstructor().newInstance();
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            String hint = className.startsWith(CONFLUENT)
                    ? "put Confluent's jars on the class path: build with the Maven profile 'confluent' (-Pconfluent), or"
                            + " name them in DIEMCAU_CLASSPATH (docs/CONFLUENT.md)"
                    : "check the setting and the class path";
            throw new ConfigException(
                    "The class " + className + " or one that it needs is missing (" + e.getMessage() + "): " + hint);
        } catch (ClassCastException e) {
            throw new ConfigException("The class " + className + " is not a " + kind.getName());
        } catch (ReflectiveOperationException e) {
            throw new ConfigException("The class " + className + " cannot be instantiated: " + e);
        }
    }
}
