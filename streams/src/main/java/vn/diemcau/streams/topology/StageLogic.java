package vn.diemcau.streams.topology;

import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.Record;
import vn.diemcau.streams.core.Ledger;
import vn.diemcau.streams.core.StateStore;

/**
 * What distinguishes the stages.
 *
 * @param name of the stage and of its store
 * @param opening opens the ledger of a task
 * @param intake enters a record into it
 */
record StageLogic<L extends Ledger>(String name, Opening<L> opening, Intake<L> intake) {
    /** Opens a ledger. */
    interface Opening<L> {
        /**
         * Opens the ledger of a task.
         *
         * @param partition the partition of the task
         * @param today the day with which a new ledger starts
         */
        L open(StateStore store, int partition, LocalDate today);
    }

    /** Enters records. */
    interface Intake<L> {
        /**
         * Decodes, validates and enters a record.
         *
         * @param topic its topic, as the broker names it
         * @throws vn.diemcau.streams.core.ImpossibleEventException if it is bad; the ledger is unchanged then
         */
        void enter(L ledger, String topic, int partition, Record<byte[], byte[]> message);
    }
}
