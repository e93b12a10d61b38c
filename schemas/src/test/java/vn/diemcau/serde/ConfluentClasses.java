package vn.diemcau.serde;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Confluent's own serializers, where the class path has them: the Maven profile {@code confluent} puts them there, or
 * {@code -Dmaven.test.additionalClasspath} does. Tests that ask for them are skipped elsewhere.
 */
public final class ConfluentClasses {
    public static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    public static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

    private ConfluentClasses() {}

    /** Whether the class path has them. */
    public static boolean arePresent() {
        try {
            Class.forName(DESERIALIZER);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Skips the test where they are missing. */
    public static void assumePresent() {
        assumeTrue(
                arePresent(), "Confluent's serializers are not on the class path; build with -Pconfluent to try them");
    }

    /** Their serializer of values, with these properties and otherwise its own defaults. */
    @SuppressWarnings("unchecked")
    public static Serializer<Object> serializer(Map<String, ?> properties) {
        Serializer<Object> serializer = (Serializer<Object>) instance(SERIALIZER);
        serializer.configure(properties, false);
        return serializer;
    }

    /** Their deserializer of values, with these properties and otherwise its own defaults. */
    @SuppressWarnings("unchecked")
    public static Deserializer<Object> deserializer(Map<String, ?> properties) {
        Deserializer<Object> deserializer = (Deserializer<Object>) instance(DESERIALIZER);
        deserializer.configure(properties, false);
        return deserializer;
    }

    private static Object instance(String name) {
        assumePresent();
        try {
            return Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
