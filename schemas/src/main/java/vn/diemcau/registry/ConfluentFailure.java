package vn.diemcau.registry;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * What an error of Confluent's serializers and deserializers says about the registry. They are not on the class path of
 * every build, and wrap what their HTTP client throws into exceptions of the same class as their decoder's, so they are
 * known by the names of their classes: by the exception's own, or by those on its stack.
 */
final class ConfluentFailure {
    private static final String CONFLUENT = "io.confluent.";
    private static final String CLIENT = CONFLUENT + "kafka.schemaregistry.client.";
    private static final String REST_ERROR = CLIENT + "rest.exceptions.RestClientException";
    private static final String SERIALIZER = CONFLUENT + "kafka.serializers.AbstractKafkaAvroSerializer";

    /** Their parser of schemas, which is called by the client: what it cannot parse came from a registry. */
    private static final String PARSER = CONFLUENT + "kafka.schemaregistry.avro.";

    /** How their client begins to say that what the registry has is not plain Avro, which is the registry's word. */
    private static final String BAD_SCHEMA = "Invalid schema ";

    /** The same of an answer that held no schema at all. */
    private static final String NO_SCHEMA = BAD_SCHEMA + "null ";

    private ConfluentFailure() {}

    /**
     * Whether an error is one of Confluent's registry client that says nothing about the record or its schema.
     *
     * @param error one error; what it wraps is not looked at
     */
    static boolean isOfRegistry(Throwable error) {
        if (error.getClass().getName().equals(REST_ERROR)) {
            RegistryAnswer answer = new RegistryAnswer(number(error, "getStatus"), number(error, "getErrorCode"));
            return !answer.isRefusal(isOf(error, SERIALIZER));
        }
        if (error instanceof NullPointerException) {
            return isThrownBy(error, CONFLUENT);
        }
        if (!isOf(error, CLIENT)
                || isOf(error, PARSER)
                || error instanceof RuntimeException && error.getCause() != null) {
            return false;
        }
        String message = String.valueOf(error.getMessage());
        boolean speaksOfSchema = message.startsWith(BAD_SCHEMA) && !message.startsWith(NO_SCHEMA);
        return !speaksOfSchema && (error instanceof IOException || error instanceof RuntimeException);
    }

    /** Of an answer without a schema they make a schema that is null, and stumble over it. */
    private static boolean isThrownBy(Throwable error, String classes) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(classes);
    }

    private static boolean isOf(Throwable error, String classes) {
        return Stream.of(error.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(classes));
    }

    /** 0, which no registry answers with, where a later version of the client has no such getter. */
    private static int number(Throwable error, String getter) {
        try {
            return (Integer) error.getClass().getMethod(getter).invoke(error);
        } catch (ReflectiveOperationException | ClassCastException e) {
            return 0;
        }
    }
}
