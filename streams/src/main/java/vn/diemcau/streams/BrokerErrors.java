package vn.diemcau.streams;

import org.apache.kafka.common.errors.RetriableException;

/** What an error that ends a thread of Streams means. */
final class BrokerErrors {
    private static final String PRODUCER = "org.apache.kafka.clients.producer.";

    private BrokerErrors() {}

    /**
     * Whether the broker was away for longer than a client waits, so that a new thread with new clients will do. Streams
     * goes on with a producer that could not abort its transaction in time; whatever is asked of that one next, it throws
     * IllegalStateException.
     */
    static boolean isPassing(Throwable error) {
        for (Throwable cause = error; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof RetriableException || isOfUnusableProducer(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfUnusableProducer(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error instanceof IllegalStateException
                && trace.length > 0
                && trace[0].getClassName().startsWith(PRODUCER);
    }
}
