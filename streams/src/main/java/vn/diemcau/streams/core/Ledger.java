package vn.diemcau.streams.core;

import java.time.Instant;
import java.time.LocalDate;
import vn.diemcau.topic.Topic;

/** The state of a stage, and the summaries that it makes from it. */
public sealed interface Ledger permits ConferenceLedger, TotalsLedger {
    /** Where what has changed is published. */
    interface Publisher {
        /**
         * Publishes what has changed.
         *
         * @param value null for a deleted summary
         */
        void publish(Topic<?> topic, String key, Object value);
    }

    /** About how many changes wait to be published. */
    int unpublished();

    /**
     * Publishes what has changed since the last call.
     *
     * @param now time of computation
     */
    void publish(Publisher publisher, Instant now);

    /**
     * Moves on towards a day, by a limited number of steps.
     *
     * @return whether the ledger has reached the day
     */
    boolean advance(LocalDate day, int limit);

    /**
     * The day for which the ledger has counted: directives due before it and not completed are overdue; null if it has
     * none.
     */
    LocalDate today();

    /** Conferences that events name and nobody has convened yet. */
    long waiting();
}
