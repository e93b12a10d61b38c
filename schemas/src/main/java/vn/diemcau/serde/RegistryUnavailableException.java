package vn.diemcau.serde;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry gave no answer that says anything about the data: it could not be reached within the retries, it was
 * overloaded, it denied access, or what answered is no registry. The record may be perfectly good: keep it and try
 * again, never treat it as a dead letter. Any other {@link SerializationException} of this package is the data's own
 * fault.
 *
 * <p>The cause is always a {@link org.apache.kafka.common.errors.RetriableException}. A Kafka consumer wraps what a
 * deserializer throws, so ask {@link #isCauseOf}.
 */
public final class RegistryUnavailableException extends SerializationException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, Exception cause) {
        super(message, new NetworkException(cause.getMessage(), cause));
    }

    /**
     * Whether an error, or any error that it wraps, is of this kind, or says the same as Confluent's classes say it: by a
     * retriable error, or one of the network.
     *
     * @param error may be null
     */
    public static boolean isCauseOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
