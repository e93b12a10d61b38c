package vn.diemcau.consumer.web;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers nothing for a while after a question that they did not answer: the next would wait in vain, too. */
final class BrokerPause {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerPause.class);
    private static final Duration LENGTH = Duration.ofSeconds(5);

    private long askAgainAt = System.nanoTime();

    /** The answer; empty where the brokers do not answer, or did not a moment ago. */
    <T> Optional<T> unlessSilent(Supplier<T> question) {
        if (System.nanoTime() - askAgainAt < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } catch (KafkaException e) {
            LOG.debug("The brokers do not answer", e);
            askAgainAt = System.nanoTime() + LENGTH.toNanos();
            return Optional.empty();
        }
    }
}
