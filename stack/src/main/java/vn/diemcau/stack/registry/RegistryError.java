package vn.diemcau.stack.registry;

import java.util.Arrays;
import vn.diemcau.schema.Compatibility;

/** An answer of the registry that is not a success, with the codes of Confluent's REST API. */
final class RegistryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * An error.
     *
     * @param code an HTTP status, or one with two more digits
     */
    RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The HTTP status of a code. */
    static int status(int code) {
        return code < 1000 ? code : code / 100;
    }

    static RegistryError noSubject(String subject) {
        return new RegistryError(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError noVersion(int version) {
        return new RegistryError(40402, "Version " + version + " not found.");
    }

    static RegistryError noSchema() {
        return new RegistryError(40403, "Schema not found");
    }

    static RegistryError noSchema(String id) {
        return new RegistryError(40403, "Schema " + id + " not found");
    }

    static RegistryError invalidSchema(String reason) {
        return new RegistryError(42201, "Input schema is an invalid Avro schema: " + reason);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1]"
                        + " and the string \"latest\"");
    }

    static RegistryError invalidLevel(String level) {
        return new RegistryError(
                42203,
                "Invalid compatibility level" + (level.isEmpty() ? "" : " '" + level + "'") + ". Valid values are "
                        + Arrays.toString(Compatibility.values()));
    }
}
