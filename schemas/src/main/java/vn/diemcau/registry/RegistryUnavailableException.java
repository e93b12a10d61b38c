package vn.diemcau.registry;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry gave no answer about the data: it could not be reached within the retries, it was overloaded, it denied
 * access, or the answer was not that of a registry. The record may be good: keep it and try again, never treat it as a
 * dead letter. Any other {@link SerializationException} of this package means that the data is at fault.
 *
 * <p>The cause shows whether waiting helps: it is a {@link RetriableException}, unless the registry denied access,
 * which somebody has to fix: then it is an {@link AuthenticationException} (an unknown user, a wrong password or token,
 * a certificate that is not trusted) or an {@link AuthorizationException} (the user may not do that). A Kafka consumer
 * wraps what a deserializer throws, so ask {@link #isCauseOf}.
 */
public final class RegistryUnavailableException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, ApiException cause) {
        super(message, cause);
    }

    /**
     * Whether an error, or one of its causes, is of this kind, or is the equivalent of Confluent's classes: a retriable
     * error, one of the network, one of access, or one of their registry client that is not an answer about the record.
     *
     * @param error may be null
     */
    public static boolean isCauseOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || ConfluentFailure.isOfRegistry(cause)) {
                return true;
            }
        }
        return false;
    }
}
