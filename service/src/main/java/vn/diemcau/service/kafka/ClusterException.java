package vn.diemcau.service.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** A cluster does not answer a question, or refuses to; the message says which, and is for the person who asked. */
public final class ClusterException extends KafkaException {
    private static final long serialVersionUID = 1L;

    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the same question may be answered later. */
    public boolean isPassing() {
        return getCause() instanceof RetriableException;
    }
}
