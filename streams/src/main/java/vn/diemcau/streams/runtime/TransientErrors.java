package vn.diemcau.streams.runtime;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.kafka.BrokerNames;

/**
 * Distinguishes transient errors (a broker or the registry is unavailable) from permanent ones, such as a missing
 * right.
 */
final class TransientErrors {
    private static final String PRODUCER = "org.apache.kafka.clients.producer.";

    private TransientErrors() {}

    /**
     * A coordinator that was slow, or has taken over, may have aborted a transaction by the time its commit arrives, and
     * then calls the commit invalid (KAFKA-20785): nothing of it was written, so a new client counts it again.
     */
    static boolean isPassing(Throwable error) {
        if (AccessException.of(error).isPresent()) {
            return false;
        }
        if (RegistryUnavailableException.isCauseOf(error) || BrokerNames.areUnresolved(error)) {
            return true;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof TransactionAbortableException
                    || cause instanceof InvalidTxnStateException
                    || isGivenUp(cause)
                    || isOfUnusableProducer(cause)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A producer that does not know what became of a record gives up its transaction and throws exactly this class;
     * errors with a reason of their own have a class of their own.
     */
    private static boolean isGivenUp(Throwable error) {
        return error.getCause() == null && error.getClass() == KafkaException.class;
    }

    /**
     * If the broker is unavailable, Streams continues with a producer that could not abort its transaction in time;
     * every further call of that producer throws IllegalStateException. A new client solves it.
     */
    private static boolean isOfUnusableProducer(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error instanceof IllegalStateException
                && trace.length > 0
                && trace[0].getClassName().startsWith(PRODUCER);
    }
}
