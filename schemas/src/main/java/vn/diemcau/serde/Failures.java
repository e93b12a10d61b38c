package vn.diemcau.serde;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import vn.diemcau.registry.RegistryException;
import vn.diemcau.registry.RegistryUnavailableException;

/** What serializers and deserializers throw; every message names topic and subject. */
public final class Failures {
    private Failures() {}

    /** For a failed call to the registry. */
    public static SerializationException of(String what, String topic, String subject, RegistryException cause) {
        String message = what + where(topic, subject) + ": " + cause.getMessage();
        String said = cause.getMessage();
        return switch (cause.failure()) {
            case REFUSED -> new SerializationException(message, cause);
            case UNUSABLE, UNAVAILABLE -> new RegistryUnavailableException(message, new NetworkException(said, cause));
            case UNKNOWN_LOGIN -> new RegistryUnavailableException(message, new AuthenticationException(said, cause));
            case FORBIDDEN -> new RegistryUnavailableException(message, new AuthorizationException(said, cause));
            case UNTRUSTED -> new RegistryUnavailableException(message, new SslAuthenticationException(said, cause));
        };
    }

    /** For any error of Avro, or of bytes that are not Avro. An interruption stays an interruption. */
    public static SerializationException of(String what, String topic, String subject, Throwable cause) {
        if (cause instanceof InterruptException interrupt) {
            throw interrupt;
        }
        return new SerializationException(what + where(topic, subject) + ": " + cause, cause);
    }

    public static String where(String topic, String subject) {
        return " (topic " + topic + ", subject " + subject + ")";
    }
}
