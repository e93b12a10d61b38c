package vn.diemcau.serde;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;

/** What serializers and deserializers throw; every message names topic and subject. */
final class Failures {
    private Failures() {}

    /** For a call to the registry that gave no result. */
    static SerializationException of(String what, String topic, String subject, RegistryException cause) {
        String message = what + where(topic, subject) + ": " + cause.getMessage();
        return cause.failure() == RegistryException.Failure.REFUSED
                ? new SerializationException(message, cause)
                : new RegistryUnavailableException(message, cause);
    }

    /** For anything that Avro, or bytes that are none of its, may bring about. An interruption stays what it is. */
    static SerializationException of(String what, String topic, String subject, Throwable cause) {
        if (cause instanceof InterruptException interrupt) {
            throw interrupt;
        }
        return new SerializationException(what + where(topic, subject) + ": " + cause, cause);
    }

    static String where(String topic, String subject) {
        return " (topic " + topic + ", subject " + subject + ")";
    }
}
