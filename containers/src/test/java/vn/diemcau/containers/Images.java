package vn.diemcau.containers;

import java.util.Locale;
import org.testcontainers.utility.DockerImageName;

/**
 * The container images of a stack. Each is named by the variable that docker-compose.yml takes from the environment, by the
 * system property of the same name in lower case with dots ({@code kafka.image}), which goes first, or by its default.
 */
enum Images {
    KAFKA("KAFKA_IMAGE", "apache/kafka:4.4.0", "apache/kafka"),
    REGISTRY("REGISTRY_IMAGE", "apicurio/apicurio-registry:3.3.3", "apicurio/apicurio-registry"),
    POSTGRES("POSTGRES_IMAGE", "postgres:17", "postgres");

    private static final String PREFIX = "DIEMCAU_IMAGE_PREFIX";
    private static final String TAG = "DIEMCAU_IMAGE_TAG";

    private final String variable;
    private final String byDefault;
    private final String kind;

    Images(String variable, String byDefault, String kind) {
        this.variable = variable;
        this.byDefault = byDefault;
        this.kind = kind;
    }

    DockerImageName image() {
        return DockerImageName.parse(setting(variable, byDefault)).asCompatibleSubstituteFor(kind);
    }

    /** The image of a part of Diemcau: producer, streams, consumer or tools. */
    static DockerImageName of(String part) {
        return DockerImageName.parse(setting(PREFIX, "diemcau/") + part + ":" + setting(TAG, "dev"));
    }

    private static String setting(String variable, String byDefault) {
        String property = System.getProperty(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
        String value = property != null ? property : System.getenv(variable);
        return value == null || value.isBlank() ? byDefault : value;
    }
}
