package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import vn.diemcau.topic.Topic;

/** What a stage keeps, and what it makes of it. */
public sealed interface Ledger permits ConferenceLedger, TotalsLedger {
    /** Where what has changed is published. */
    interface Publisher {
        /**
         * Publishes what has changed.
         *
         * @param value null where there is none any more
         */
        void publish(Topic<?> topic, String key, Object value);
    }

    /** About how much waits to be published. */
    int unpublished();

    /**
     * Publishes what has changed since this was asked last.
     *
     * @param now time of computation
     */
    void publish(Publisher publisher, Instant now);

    /**
     * Continues towards a day, by a bounded number of steps.
     *
     * @return whether the ledger stands at the day, or a later one, now
     */
    boolean advance(LocalDate day, int limit);

    /** The day at which the ledger stands: what is due before it and not completed is overdue; null where it has none. */
    LocalDate today();

    /** Conferences that events name and nobody has convened yet. */
    long waiting();
}
