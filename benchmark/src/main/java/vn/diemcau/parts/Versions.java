package vn.diemcau.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Puts the versions that a process really runs into its system properties. */
public final class Versions {
    /** What the names of these properties begin with. */
    public static final String PREFIX = "diemcau.version.";

    private Versions() {}

    /** Notes a version of this process. */
    public static void announce(String name, String version) {
        System.setProperty(PREFIX + name, version);
    }

    /** Notes the versions of the Kafka libraries on the class path of this process. */
    static void announceKafka() {
        announceKafka("kafka-clients", "/kafka/kafka-version.properties");
        announceKafka("kafka-streams", "/kafka/kafka-streams-version.properties");
    }

    private static void announceKafka(String name, String resource) {
        try (InputStream in = Versions.class.getResourceAsStream(resource)) {
            if (in != null) {
                Properties properties = new Properties();
                properties.load(in);
                announce(name, properties.getProperty("version"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
