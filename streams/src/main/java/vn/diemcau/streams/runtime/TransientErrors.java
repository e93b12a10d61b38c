package vn.diemcau.streams.runtime;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import vn.diemcau.registry.RegistryUnavailableException;
import vn.diemcau.service.kafka.AccessException;
import vn.diemcau.service.kafka.BrokerNames;

/**
 * Distinguishes errors that pass, since a broker or the registry is unavailable, from those that come back, such as a right that is
 * missing.
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
     * A producer that could not tell what became of a record gives up its transaction, and says so with no more than this
     * class; whatever has a reason of its own has a class of its own.
     */
    private static boolean isGivenUp(Throwable error) {
        return error.getCause() == null && error.getClass() == KafkaException.class;
    }

    /**
     * Streams continues with a producer that could not abort its transaction in time, the broker being unavailable; whatever is
     * asked of that one next, it throws IllegalStateException. A new client will do.
     */
    private static boolean isOfUnusableProducer(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error instanceof IllegalStateException
                && trace.length > 0
                && trace[0].getClassName().startsWith(PRODUCER);
    }
}
