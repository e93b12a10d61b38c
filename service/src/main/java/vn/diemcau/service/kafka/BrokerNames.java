package vn.diemcau.service.kafka;

import org.apache.kafka.common.config.ConfigException;

/** The names of brokers, which may be unknown until the brokers start, if each is a container. */
public final class BrokerNames {
    private BrokerNames() {}

    /** Whether a Kafka client could not be created because no name of a broker has an address yet. */
    public static boolean areUnresolved(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException
                    && String.valueOf(cause.getMessage()).startsWith("No resolvable bootstrap urls")) {
                return true;
            }
        }
        return false;
    }
}
