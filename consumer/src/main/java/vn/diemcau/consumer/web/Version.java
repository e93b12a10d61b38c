package vn.diemcau.consumer.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the program and of what it is made of. */
final class Version {
    private static final String UNKNOWN = "not packaged";

    private Version() {}

    /** The version as it was packaged. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    /** The version of the clients of Kafka. */
    static String ofKafkaClients() {
        try (InputStream in = Version.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
