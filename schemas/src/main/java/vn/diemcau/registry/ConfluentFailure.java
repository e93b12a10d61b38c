package vn.diemcau.registry;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * Whether an error of Confluent's serializers and deserializers is an error of the registry. They are not on the class
 * path of every build, and they wrap errors of their HTTP client in the same exception class as errors of their
 * decoder. So the errors are recognized by class names: of the exception itself, or in its stack trace.
 */
final class ConfluentFailure {
    private static final String CONFLUENT = "io.confluent.";
    private static final String CLIENT = CONFLUENT + "kafka.schemaregistry.client.";
    private static final String REST_ERROR = CLIENT + "rest.exceptions.RestClientException";
    private static final String SERIALIZER = CONFLUENT + "kafka.serializers.AbstractKafkaAvroSerializer";

    /** Their parser of schemas, which the client calls: what it cannot parse came from a registry. */
    private static final String PARSER = CONFLUENT + "kafka.schemaregistry.avro.";

    /**
     * The beginning of their client's message that the registered schema is not plain Avro; this is an answer of the
     * registry about the record.
     */
    private static final String BAD_SCHEMA = "Invalid schema ";

    /** The same for an answer without a schema. */
    private static final String NO_SCHEMA = BAD_SCHEMA + "null ";

    private ConfluentFailure() {}

    /**
     * Whether an error is one of Confluent's registry client that is not about the record or its schema.
     *
     * @param error one error; its causes are not checked
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

    /** From an answer without a schema they make a null schema, which then causes an exception. */
    private static boolean isThrownBy(Throwable error, String classes) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(classes);
    }

    private static boolean isOf(Throwable error, String classes) {
        return Stream.of(error.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(classes));
    }

    /** 0, which no registry returns, if a later version of the client does not have this getter. */
    private static int number(Throwable error, String getter) {
        try {
            return (Integer) error.getClass().getMethod(getter).invoke(error);
        } catch (ReflectiveOperationException | ClassCastException e) {
            return 0;
        }
    }
}
